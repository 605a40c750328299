// Programs that tests need and npm does not bring: a Chromium and a Redis. Found on the machine, else installed where that
// is possible without asking anybody. `node test/programs.ts` prints the path of the Chromium.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macBrowsers = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Path of a Chromium that runs: the one named in REGULARS_CHROMIUM, Playwright's own, or the system's. */
export function presentChromium(): string | undefined {
  const named = process.env.REGULARS_CHROMIUM;
  const candidates = [...(named ? [named] : []), chromium.executablePath(), ...browsers, ...macBrowsers];
  return firstThatRuns(candidates);
}

/** The same, and installs one if there is none: by apt as root on a Debian-like system, else by Playwright. */
export function findChromium(): string | undefined {
  const installers = [() => true, () => installByApt("chromium", "fonts-liberation"), installByPlaywright];
  for (const install of installers) {
    const found = install() ? presentChromium() : undefined;
    if (found) return found;
  }
  return undefined;
}

export function findRedis(): string | undefined {
  const present = firstThatRuns(["redis-server"]);
  return present ?? (installByApt("redis-server") ? firstThatRuns(["redis-server"]) : undefined);
}

function firstThatRuns(candidates: string[]): string | undefined {
  return candidates.map(resolveProgram).find((program) => program !== undefined && answersVersion(program));
}

/** Ubuntu's `chromium-browser`, for one, is a script that only says to install something else. */
function answersVersion(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

function resolveProgram(name: string): string | undefined {
  const folders = name.includes("/") ? [""] : (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Only what is asked for and what that needs: nothing that is there is changed, nothing is added for comfort. */
function installByApt(...names: string[]): boolean {
  if (process.getuid?.() !== 0 || !resolveProgram("apt-get")) return false;
  console.error(`Installing ${names.join(" and ")} with apt-get, takes a minute or two …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-qy", "--no-upgrade", "--no-install-recommends", ...names];
  return attempt("apt-get", ["update", "-q"], env) && attempt("apt-get", install, env);
}

function installByPlaywright(): boolean {
  console.error("Downloading Playwright's Chromium, takes a minute or two …");
  const playwright = join(import.meta.dirname, "../node_modules/@playwright/test/cli.js");
  // Without a network this must end in seconds.
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
  return attempt(process.execPath, [playwright, "install", "chromium"], env);
}

/** What it prints goes to standard error, which is for people. */
function attempt(program: string, args: string[], env: NodeJS.ProcessEnv): boolean {
  return spawnSync(program, args, { env, stdio: ["ignore", 2, 2], timeout: 15 * 60_000 }).status === 0;
}

if (import.meta.main) process.stdout.write(findChromium() ?? "");
