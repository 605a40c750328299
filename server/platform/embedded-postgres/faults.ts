// What PostgreSQL says when it cannot start, told in plain words: what happened, what was kept, what to do.
import { AppError } from "../../../contract/errors.ts";

const filesystemWords: Record<string, (path: string) => AppError> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
};

const makingWords: Record<string, (path: string) => AppError> = {
  // What Node makes of a read-only disk when it is to make several folders at once.
  ENOENT: notWritable,
  EEXIST: notAFolder,
  ENOTDIR: notAFolder,
};

function diskFull(path: string): AppError {
  return new AppError(
    "disk_full",
    `The disk that holds ${path} is full. What was saved before is kept; free some space and start again.`,
  );
}

function notWritable(path: string): AppError {
  return new AppError(
    "database_unavailable",
    `The data directory ${path} cannot be written to. Nothing was changed; give the user who runs Regulars write access, or choose another place with --data DIR.`,
  );
}

function notAFolder(path: string): AppError {
  return new AppError(
    "database_unavailable",
    `The data directory ${path} is or lies in a file. Nothing was changed; choose a folder with --data DIR.`,
  );
}

export function inUse(dataDir: string, holder: string): AppError {
  return new AppError(
    "conflict",
    `The data directory ${dataDir} is in use by ${holder}. Nothing was changed; stop that one first, or choose another place with --data DIR.`,
  );
}

export function otherMajor(cluster: string, found: string, ours: string): AppError {
  return new AppError(
    "database_unavailable",
    `The database in ${cluster} was made by PostgreSQL ${found}, and this Regulars brings PostgreSQL ${ours}. Nothing was changed; back it up with the Regulars that made it, and restore the backup into an empty data directory with this one.`,
  );
}

export function notACluster(cluster: string): AppError {
  return new AppError(
    "database_unavailable",
    `The folder ${cluster} is not empty and holds no PostgreSQL database. Nothing was changed; move it away, or choose another place with --data DIR.`,
  );
}

/** Tells a failed file operation in plain words; any other fault comes back as it is. */
export function filesystemFault(dataDir: string, fault: unknown): unknown {
  return filesystemWords[codeOf(fault)]?.(dataDir) ?? fault;
}

/** The same for a data directory that could not be made. */
export function makingFault(dataDir: string, fault: unknown): unknown {
  return makingWords[codeOf(fault)]?.(dataDir) ?? filesystemFault(dataDir, fault);
}

function codeOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException).code ?? "";
}

/** PostgreSQL's own refusal to start on a cluster in use. */
export function lockHolder(printed: string): string | undefined {
  const [, pid] = /lock file "postmaster.pid" already exists.*?\(PID (\d+)\)/s.exec(printed) ?? [];
  return pid && `PostgreSQL, process ${pid}`;
}

/** From what initdb or postgres printed before it gave up. */
export function startFault(dataDir: string, printed: string): AppError {
  if (/No space left on device|Disk quota exceeded/.test(printed)) return diskFull(dataDir);
  if (/Permission denied|Read-only file system/.test(printed)) return notWritable(dataDir);
  const holder = lockHolder(printed);
  if (holder) return inUse(dataDir, holder);
  const last = printed.trim().split("\n").slice(-8).join("\n");
  return new AppError(
    "database_unavailable",
    `The built-in PostgreSQL did not start; the data in ${dataDir} was left as it is. It said:\n${last || "nothing at all"}`,
  );
}
