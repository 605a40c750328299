// How the built-in PostgreSQL is set: for one small machine with an SSD that it shares with Regulars. Given on the command
// line at each start, so that a newer Regulars changes them without editing files in the data directory.
import { statfsSync } from "node:fs";
import { memoryMb } from "../memory.ts";

export type PostgresSettings = Record<string, string | number>;

const megabyte = 1024 ** 2;

/**
 * The log that recovery reads takes a tenth of the disk at most, and never less than it needs. Half a gigabyte of it stands ready to be
 * written over, which is what orders at full speed fill in ten seconds.
 */
function logSize(cluster: string): PostgresSettings {
  const { blocks, bsize } = statfsSync(cluster);
  const most = Math.max(48, Math.min(2_048, Math.floor((blocks * bsize) / megabyte / 10)));
  return {
    max_wal_size: `${most}MB`,
    min_wal_size: `${Math.min(512, Math.max(32, Math.floor(most / 2)))}MB`,
  };
}

function defaults(): PostgresSettings {
  return {
    shared_buffers: `${buffers(memoryMb())}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_connections: 100,
    random_page_cost: 1.1,
    effective_io_concurrency: 64,
    // What a batch writes goes to the disk while it is still being written, so that less is left for its commit to wait for.
    wal_writer_delay: "10ms",
    // Compiling costs more than it saves on short queries, and the binaries come without it.
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Errors of single statements reach their caller; here they would fill the disk, and with personal data.
    log_min_messages: "log",
    log_checkpoints: "off",
    ...sharedMemory(),
  };
}

/**
 * Orders of a large shop touch pages all over its indexes: with room for a sixteenth of the memory, half as many are
 * written out and read in again. What a small shop does not fill is not taken.
 */
const buffers = (memory: number) =>
  Math.floor(Math.max(32, Math.min(256, memory / 4), Math.min(2_048, memory / 16)));

/** Containers often give 64 MB of shared memory, which parallel queries overrun; files do the same job. */
function sharedMemory(): PostgresSettings {
  try {
    const { blocks, bsize } = statfsSync("/dev/shm");
    return blocks * bsize < 256 * megabyte ? { dynamic_shared_memory_type: "mmap" } : {};
  } catch {
    return {};
  }
}

/** Loopback only, and no Unix socket, whose path may be longer than the system allows. */
export function postgresArguments(cluster: string, port: number, extra: PostgresSettings = {}): string[] {
  const place = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "" };
  const all = Object.entries({ ...defaults(), ...logSize(cluster), ...extra, ...place });
  return ["-D", cluster, ...all.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
