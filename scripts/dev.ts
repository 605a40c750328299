// `npm run dev`: the server, started anew whenever its sources change, behind Vite, which reloads the web application in
// the browser. One address to open; Vite hands on to the server whatever begins with /api.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createServer, type ViteDevServer } from "vite";
import { stopWithParent } from "../server/platform/process.ts";
import { serverArgs } from "./server-args.mjs";

const root = join(import.meta.dirname, "..");
const watched = ["contract", "server", "simulator"];
const args = process.argv.slice(2);

const apiPort = await freePort();
const vite = await startVite();
const address = `http://127.0.0.1:${portOf(vite.httpServer?.address())}`;
let server = startServer();
let settled: NodeJS.Timeout | undefined;

for (const folder of watched)
  watch(join(root, folder), { recursive: true }, (_, file) => changed(file ?? ""));
stopWithParent(async () => {
  await Promise.all([stopServer(), vite.close()]);
});

/**
 * `--port` is the one to open, as with `npm start`; the next free one if it is taken. Vite's configuration reads where to
 * hand on to from REGULARS_API.
 */
async function startVite(): Promise<ViteDevServer> {
  const { values } = parseArgs({ args, options: { port: { type: "string" } }, strict: false });
  process.env.REGULARS_API = `http://127.0.0.1:${apiPort}`;
  const vite = await createServer({
    root: join(root, "web"),
    configFile: join(root, "vite.config.ts"),
    server: { port: Number(values.port ?? 8080) },
    clearScreen: false,
  });
  return vite.listen();
}

function startServer(): ChildProcess {
  const child = spawn(process.execPath, [...serverArgs, ...args, "--port", String(apiPort)], {
    cwd: root,
    env: { ...process.env, PUBLIC_URL: process.env.PUBLIC_URL || address },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  child.stdout?.on("data", (chunk: Buffer) => {
    process.stdout.write(String(chunk).replaceAll(`http://127.0.0.1:${apiPort}`, address));
  });
  return child;
}

async function stopServer(): Promise<void> {
  const child = server;
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Editors write a file in several steps, and a change of branch touches many: the last one counts. */
function changed(file: string): void {
  if (!file.endsWith(".ts") || file.endsWith(".test.ts")) return;
  clearTimeout(settled);
  settled = setTimeout(restart, 200);
}

async function restart(): Promise<void> {
  await stopServer();
  server = startServer();
}

async function freePort(): Promise<number> {
  const probe = createSocket().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const port = portOf(probe.address());
  probe.close();
  return port;
}

function portOf(address: AddressInfo | string | null | undefined): number {
  return typeof address === "object" && address ? address.port : 0;
}
