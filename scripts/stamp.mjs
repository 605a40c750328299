// Stamps: a hash over what a step depends on, kept beside its result, so that the step runs only when something changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./run.mjs";

/** paths: files and folders in the project; what is missing counts as empty. */
export function stampOf(paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  const entries = safeList(path);
  if (!entries) return [path];
  const names = entries.filter((name) => !/\.test\.tsx?$|^\./.test(name)).sort();
  return names.flatMap((name) => filesUnder(join(path, name)));
}

function safeList(path) {
  try {
    return readdirSync(path);
  } catch (fault) {
    if (fault.code === "ENOTDIR") return undefined;
    throw fault;
  }
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}
