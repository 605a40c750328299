// How the web application is built and served in development. Nothing is inlined: the server's content security policy
// allows scripts and fonts from this site alone, so no inline script and no data: asset may appear in the output.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env.REGULARS_API ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: "web",
  plugins: [react()],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "charts", test: /node_modules\/(recharts|d3-|victory-vendor|@mantine\/charts)/ },
            { name: "dnd", test: /node_modules\/@dnd-kit/ },
            { name: "zod", test: /node_modules\/zod\// },
            { name: "tanstack", test: /node_modules\/@tanstack\// },
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: "mantine", test: /node_modules\/(@mantine\/(core|hooks|notifications)|@floating-ui)\// },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": { target: api, changeOrigin: false } } },
});
