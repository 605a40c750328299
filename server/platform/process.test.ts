// Ends real processes in every way there is, to see that each stops cleanly.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const program = `
import { stopWithParent } from ${JSON.stringify(join(import.meta.dirname, "process.ts"))};
stopWithParent(async () => {
  process.stdout.write("stopping\\n");
  if (process.env.FAULT) throw new Error(process.env.FAULT);
  await new Promise((done) => setTimeout(done, 100));
  process.stdout.write("stopped\\n");
});
setInterval(() => {}, 1000);
process.stdout.write("up\\n");
`;

let child: ChildProcess;
let said: string;

async function start(env: Record<string, string> = {}): Promise<void> {
  child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  child.stdout?.on("data", (chunk) => {
    said += String(chunk);
  });
  await expect.poll(() => said).toBe("up\n");
}

async function exitCode(): Promise<number | null> {
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

beforeEach(() => {
  said = "";
});

afterEach(() => {
  child.kill("SIGKILL");
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s stops it cleanly", async (signal) => {
  await start();
  child.kill(signal);
  expect(await exitCode()).toBe(0);
  expect(said).toBe("up\nstopping\nstopped\n");
});

test("it stops cleanly when its parent is gone, even with nobody left to read what it says", async () => {
  await start();
  child.stdout?.destroy();
  child.disconnect();
  expect(await exitCode()).toBe(0);
});

test("a signal that arrives several times is one wish", async () => {
  await start();
  for (const signal of ["SIGINT", "SIGINT", "SIGTERM"] as const) child.kill(signal);
  expect(await exitCode()).toBe(0);
  expect(said).toBe("up\nstopping\nstopped\n");
});

test("a stop that fails is told by the exit code", async () => {
  await start({ FAULT: "the disk is full" });
  child.kill("SIGTERM");
  expect(await exitCode()).toBe(1);
});
