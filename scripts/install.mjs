// Installs the packages when package.json, the lock file or the platform differ from what was installed last.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { withLock } from "./lock.mjs";
import { root, run, StepFailed, say } from "./run.mjs";
import { readStamp, stampOf } from "./stamp.mjs";

const modules = join(root, "node_modules");
const stampFile = join(modules, ".regulars-install");
/** There while npm is at work; what it leaves when killed may look whole and is not. */
const begunFile = join(modules, ".regulars-install.begun");
const lockFile = ".regulars-install.lock";

/** Throws StepFailed where the packages cannot be had. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  try {
    mkdirSync(modules, { recursive: true });
    await withLock(join(realpathSync(modules), lockFile), installOnce);
  } catch (fault) {
    if (!["EACCES", "EPERM", "EROFS"].includes(fault.code)) throw fault;
    throw new StepFailed(
      `The packages in ${modules} are missing or out of date, and this user cannot write there. Start Regulars once as the owner of ${root}, then again as this user.`,
    );
  }
}

function isInstalled() {
  return readStamp(stampFile) === wanted();
}

function wanted() {
  return stampOf(["package.json", "package-lock.json"], `${process.platform}-${process.arch}`);
}

async function installOnce(share) {
  if (isInstalled()) return;
  say("Installing packages (first start, or they changed). Takes half a minute to a few minutes …");
  if (existsSync(begunFile)) clear();
  writeFileSync(begunFile, "");
  const code = await npmInstall(share);
  // A failed npm puts everything back as it was; one that was interrupted may not.
  if (code < 128) rmSync(begunFile, { force: true });
  if (code !== 0) {
    throw new StepFailed(
      "The packages were not installed; npm says why above. Nothing else was changed. With a network connection, start again.",
    );
  }
  writeFileSync(stampFile, wanted());
}

function clear() {
  for (const name of readdirSync(modules).filter((entry) => entry !== lockFile)) {
    rmSync(join(modules, name), { recursive: true, force: true });
  }
}

/** Not `npm ci`: that fails whenever the registry lacks an optional package of some other platform. */
function npmInstall(share) {
  const [program, ...before] = npm();
  const args = [
    "install",
    "--no-audit",
    "--no-fund",
    "--no-save",
    "--include=dev",
    "--include=optional",
    "--loglevel=error",
  ];
  // Our standard output belongs to the command that was asked for.
  const env = { ...process.env, ...npmCache() };
  return run(program, [...before, ...args], { stdio: ["ignore", 2, 2], env, onStart: share });
}

/** The npm that started us, under its own Node, since ours may be one of the packages; else the first on the path. */
function npm() {
  const started = [process.env.npm_node_execpath ?? "", process.env.npm_execpath ?? ""];
  return started[1].endsWith("npm-cli.js") && started.every(existsSync) ? started : ["npm"];
}

/** npm cannot work without a cache, and some users have no home to keep it in. */
function npmCache() {
  const usual = process.env.npm_config_cache ?? join(homedir(), ".npm");
  if (isWritable(usual)) return {};
  return { npm_config_cache: join(tmpdir(), `regulars-npm-${process.getuid?.() ?? ""}`) };
}

/** Where the folder does not exist yet, whether it could be made. */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (fault) {
    return fault.code === "ENOENT" && dirname(folder) !== folder && isWritable(dirname(folder));
  }
}
