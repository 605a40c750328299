// The table of connections: read, and made for a workspace that has none.

import type { Selectable } from "kysely";
import { sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { Channel } from "../../../contract/messages.ts";
import { newSimulatorSettings } from "../../channels/simulator/settings.ts";
import { randomToken, type Sealer } from "../../platform/crypto.ts";
import type { Trx } from "../../platform/database.ts";
import type { ConnectionsTable } from "./tables.ts";

export type ConnectionRow = Selectable<ConnectionsTable>;

export function connectionsOf(trx: Trx, workspaceId: string): Promise<ConnectionRow[]> {
  return trx
    .selectFrom("connections")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .execute();
}

export async function connectionOf(trx: Trx, workspaceId: string, id: string): Promise<ConnectionRow> {
  const row = await trx
    .selectFrom("connections")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row;
  throw new AppError("not_found", `There is no channel connection ${id}`);
}

/** Those of the workspace; where it has none, the simulated vendor is connected first. */
export async function ensureConnections(
  trx: Trx,
  workspaceId: string,
  sealer: Sealer,
): Promise<ConnectionRow[]> {
  const there = await connectionsOf(trx, workspaceId);
  if (there.length > 0) return there;
  // Two who come first at the same time make one.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('connections', ${workspaceId}::bigint))`.execute(
    trx,
  );
  const made = await connectionsOf(trx, workspaceId);
  if (made.length > 0) return made;
  await trx.insertInto("connections").values(simulated(workspaceId, sealer)).execute();
  return connectionsOf(trx, workspaceId);
}

function simulated(workspaceId: string, sealer: Sealer) {
  const channels: Channel[] = ["email", "sms", "whatsapp", "push", "in_app"];
  return {
    workspace_id: workspaceId,
    public_id: `conn_${randomToken(18)}`,
    vendor: "simulator" as const,
    name: "Simulated vendor",
    channels,
    sealed_settings: sealer.seal(JSON.stringify(newSimulatorSettings(`workspace ${workspaceId}`))),
    last_error: null,
    retry_at: null,
  };
}

export async function changeSettings(
  trx: Trx,
  workspaceId: string,
  id: string,
  sealed_settings: string,
): Promise<void> {
  await trx
    .updateTable("connections")
    .set({ sealed_settings })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}
