// Tests of the contract, the server and what the web works out: real PostgreSQL, no browser. The browser's tests are Playwright's, in `e2e/`.
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const rooms = ["contract", "server", "simulator", "web", "bench", "scripts", "test"];

export default defineConfig({
  test: {
    include: rooms.map((room) => `${room}/**/*.test.ts`),
    environment: "node",
    globalSetup: "test/global-setup.ts",
    pool: "forks",
    maxWorkers: Math.min(4, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A busy machine takes more than the usual second to start a process.
    expect: { poll: { timeout: 15_000 } },
  },
});
