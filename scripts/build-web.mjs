// Builds the web application into dist/web when its sources differ from what was built last. Built under another name and
// moved into place when whole, so that a running server never serves half of it.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { root, runTool, StepFailed, say } from "./run.mjs";
import { readStamp, stampOf } from "./stamp.mjs";

const dist = join(root, "dist");
const built = join(dist, "web");
const stampFile = join(dist, "web.stamp");
const sources = ["web", "contract", "vite.config.ts", "package-lock.json"];

/** Throws StepFailed where it cannot be built. Does nothing in a clone without a web application. */
export async function ensureWebBuilt() {
  if (!existsSync(join(root, "web/index.html")) || isBuilt()) return;
  mkdirSync(dist, { recursive: true });
  await withLock(join(dist, "web.lock"), buildOnce);
}

function isBuilt() {
  return existsSync(join(built, "index.html")) && readStamp(stampFile) === stampOf(sources);
}

async function buildOnce(share) {
  if (isBuilt()) return;
  say("Building the web application (first start, or it changed). Takes ten seconds to a minute …");
  const stamp = stampOf(sources);
  const fresh = join(dist, "web.new");
  const code = await runTool("vite", ["build", "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"], {
    stdio: ["ignore", 2, 2],
    onStart: share,
  });
  if (code !== 0) throw new StepFailed("The web application was not built; Vite says why above.");
  swap(fresh);
  writeFileSync(stampFile, stamp);
}

function swap(fresh) {
  const old = join(dist, "web.old");
  rmSync(old, { recursive: true, force: true });
  if (existsSync(built)) renameSync(built, old);
  renameSync(fresh, built);
  rmSync(old, { recursive: true, force: true });
}
