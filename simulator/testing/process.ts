// The simulator as a process of its own, for tests that kill it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface SimulatorProcess {
  url: string;
  /** Ends it by this signal and answers its exit code, or the signal that it died of. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | string>;
}

export async function startProcess(dataDir: string, port = 0): Promise<SimulatorProcess> {
  const main = join(import.meta.dirname, "../main.ts");
  const child = spawn(process.execPath, [main, "--port", String(port), "--data", dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([code, died]): number | string => code ?? died);
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the simulator ended at once, with ${code}`)));
    child.stdout.once("data", (chunk) => resolve(/^simulator ready (\S+)$/m.exec(String(chunk))![1]!));
  });
  return {
    url,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs it to its end and answers what it said. */
export async function runToEnd(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../main.ts"), ...args]);
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (said.stdout += chunk));
  child.stderr.on("data", (chunk) => (said.stderr += chunk));
  const [code] = await once(child, "close");
  return { code, ...said };
}
