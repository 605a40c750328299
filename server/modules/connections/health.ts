// Whether a vendor can be reached, kept in one place for all processes: after trouble nobody hands it anything before
// `retry_at`, which moves away with each failure in a row. The database's clock decides, since all share it.
import { type RawBuilder, sql } from "kysely";
import type { VendorTrouble } from "../../channels/channel.ts";
import type { Trx } from "../../platform/database.ts";

/** Seconds: doubled with each failure in a row, at most a minute; up to half is taken off by chance. */
const backOff = sql`least(60, 0.5 * 2 ^ least(failures, 10)) * (1 - random() / 2)`;

export interface Health {
  /** Milliseconds until the vendor may be tried again. */
  wait: number;
  /** It worked before this. */
  turned: boolean;
}

/** Notes trouble. Undefined if it was noted already, by someone who met it at the same time. */
export async function noteTrouble(
  trx: Trx,
  workspaceId: string,
  connectionId: string,
  trouble: VendorTrouble,
): Promise<Health | undefined> {
  const busy = trouble.kind === "busy";
  const asked = trouble.retryAfter === undefined ? undefined : trouble.retryAfter / 1_000;
  const seconds = asked === undefined ? backOff : sql`greatest(${asked}::float8, ${busy ? sql`0` : backOff})`;
  const { rows } = await sql<{ wait: number; turned: boolean }>`
    UPDATE connections c SET
      failures = c.failures + ${busy && asked !== undefined ? 0 : 1},
      retry_at = now() + ${seconds} * interval '1 second',
      state = ${busy ? sql`c.state` : "failing"},
      last_error = ${busy ? sql`c.last_error` : trouble.message}
    FROM (SELECT workspace_id, id, state FROM connections
      WHERE workspace_id = ${workspaceId} AND id = ${connectionId} AND (retry_at IS NULL OR retry_at <= now()) FOR UPDATE) AS old
    WHERE c.workspace_id = old.workspace_id AND c.id = old.id
    RETURNING (extract(epoch FROM c.retry_at - now()) * 1000)::float8 AS wait, c.state <> old.state AS turned
  `.execute(trx);
  return rows[0];
}

/** Notes that the vendor answered; says whether it had been failing. What it asked us to wait still holds. */
export async function noteSuccess(trx: Trx, workspaceId: string, connectionId: string): Promise<boolean> {
  const { rows } = await sql<{ turned: boolean }>`
    UPDATE connections c SET state = 'working', failures = 0, last_error = NULL,
      retry_at = CASE WHEN c.retry_at > now() THEN c.retry_at END
    FROM (SELECT workspace_id, id, state FROM connections
      WHERE workspace_id = ${workspaceId} AND id = ${connectionId}
        AND (state <> 'working' OR failures > 0 OR retry_at <= now()) FOR UPDATE) AS old
    WHERE c.workspace_id = old.workspace_id AND c.id = old.id
    RETURNING c.state <> old.state AS turned
  `.execute(trx);
  return rows[0]?.turned ?? false;
}

/** Whether the vendor of a connection may be handed something now. Takes SQL that names the connection. */
export function mayTry(
  workspaceId: RawBuilder<unknown>,
  connectionId: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT FROM connections WHERE workspace_id = ${workspaceId} AND id = ${connectionId}
    AND (retry_at IS NULL OR retry_at <= now()))`;
}
