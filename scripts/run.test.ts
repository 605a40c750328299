// What the bootstrap starts must end with it, whatever happens to it, and hand its exit code on.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

const scripts = import.meta.dirname;
const start = join(scripts, "../start.mjs");
const processes: ChildProcess[] = [];

afterEach(() => {
  for (const child of processes.splice(0)) child.kill("SIGKILL");
});

/** Says its number, then waits to be stopped; exits with 3. */
const server = `
import { stopWithParent } from ${JSON.stringify(join(scripts, "../server/platform/process.ts"))};
stopWithParent(async () => { process.stdout.write("stopped\\n"); process.exit(3); });
setInterval(() => {}, 1000);
process.stdout.write(process.pid + "\\n");
`;

/** Runs `server` as `npm start` runs the real one. */
async function boot() {
  const args = JSON.stringify(["--input-type=module", "-e", server]);
  const script = `
    const { runPinned } = await import(${JSON.stringify(join(scripts, "run.mjs"))});
    process.exitCode = await runPinned(${args});`;
  const bootstrap = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  processes.push(bootstrap);
  let said = "";
  bootstrap.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  await expect.poll(() => said).toMatch(/^\d+\n/);
  return { bootstrap, said: () => said.replace(/^\d+\n/, "") };
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s is handed on and the exit code handed back",
  async (signal) => {
    const { bootstrap, said } = await boot();
    bootstrap.kill(signal);
    expect(await once(bootstrap, "close")).toEqual([3, null]);
    expect(said()).toBe("stopped\n");
  },
);

test("kill -9 of the bootstrap stops the server cleanly", async () => {
  const { bootstrap, said } = await boot();
  bootstrap.kill("SIGKILL");
  await expect.poll(said).toBe("stopped\n");
});

test("without a word, or with a wrong one, it explains itself", () => {
  const usage = spawnSync(process.execPath, [start], { encoding: "utf8" });
  expect(usage.stdout).toMatch(/npm start .*npm test /s);
  expect(usage.status).toBe(0);
  const wrong = spawnSync(process.execPath, [start, "strat"], { encoding: "utf8" });
  expect(wrong.stderr).toMatch(/There is no command "strat".*npm start /s);
  expect(wrong.status).toBe(2);
});
