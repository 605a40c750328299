// Room in PostgreSQL's log, made before it is needed. A new file of the log is filled with zeros while every commit waits: 55 ms
// each, two or three times a second while orders pour in. Files that were used are used again, and as many as `min_wal_size`
// says are kept for it, but a new cluster has used none.
import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Between two files, so that whoever commits meanwhile waits for one of them at most. */
const pauseMs = 150;
/** What is made is no more than this part of what the disk has left. */
const shareOfFree = 1 / 8;

/** How many files it made; those that stood ready stay. Ends early when `signal` is aborted. */
export async function makeRoomInLog(url: string, cluster: string, signal?: AbortSignal): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  // A server that ends meanwhile fails the statement; unheard, the connection's own word of it would end this process.
  client.on("error", () => {});
  await client.connect();
  try {
    const { missing, fileBytes } = await missingFiles(client);
    const { bavail, bsize } = await statfs(cluster);
    const most = Math.min(missing, Math.floor((bavail * bsize * shareOfFree) / fileBytes));
    let made = 0;
    for (; made < most && !signal?.aborted; made++) {
      // Goes on to the next file once something is written to this one.
      await client.query("SELECT pg_logical_emit_message(false, 'regulars', ''), pg_switch_wal()");
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
    // Renames the files behind it to those that come next.
    if (made > 0) await client.query("CHECKPOINT");
    return made;
  } finally {
    await client.end().catch(() => {});
  }
}

/** How many more may stand ready beyond the one in use, by what PostgreSQL is set to keep. */
async function missingFiles(client: pg.Client): Promise<{ missing: number; fileBytes: number }> {
  const { rows } = await client.query<{ missing: number; file_bytes: number }>(`
    SELECT (kept.bytes / file.bytes - 1 - (
        SELECT count(*) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$' AND name > pg_walfile_name(pg_current_wal_lsn())
      ))::int AS missing, file.bytes::int AS file_bytes
    FROM (SELECT pg_size_bytes(current_setting('min_wal_size')) AS bytes) AS kept,
      (SELECT pg_size_bytes(current_setting('wal_segment_size')) AS bytes) AS file`);
  return { missing: rows[0]!.missing, fileBytes: rows[0]!.file_bytes };
}
