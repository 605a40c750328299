// Events page by page, filtered.
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { eventEndpoints } from "../../../contract/events.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { keysetPage } from "../../platform/cursor.ts";
import type { Platform } from "../../platform/index.ts";
import { selectEvents, showEvent } from "./show.ts";

export type ListEvents = z.output<typeof eventEndpoints.list.query>;

export function listEvents(platform: Platform, workspace: ActorWorkspace, asked: ListEvents) {
  const { limit, cursor, sort } = asked;
  const condition = sql<boolean>`${sql.join([sql`true`, ...conditionsOf(asked, workspace)], sql` AND `)}`;
  return platform.database.inWorkspace(workspace.id, async (trx) => {
    const { rows, next_cursor } = await keysetPage(selectEvents(trx, workspace.id).where(condition), {
      key: platform.secretKey,
      list: `events ${sort}`,
      sort: {
        by: sql.ref("events.occurred_at"),
        type: "timestamptz",
        direction: sort === "occurred_at" ? "asc" : "desc",
        id: sql.ref("events.id"),
      },
      limit,
      cursor,
    });
    return { data: rows.map(showEvent), next_cursor };
  });
}

/** `from` and `to` are days of the workspace's time zone, both included. */
function conditionsOf(
  { name, customer_id, from, to }: ListEvents,
  { timezone }: ActorWorkspace,
): RawBuilder<boolean>[] {
  return [
    name ? sql<boolean>`events.name = ${name}` : undefined,
    customer_id ? sql<boolean>`events.customer_id = ${customer_id}` : undefined,
    from
      ? sql<boolean>`events.occurred_at >= (${from}::date::timestamp AT TIME ZONE ${timezone})`
      : undefined,
    to
      ? sql<boolean>`events.occurred_at < ((${to}::date + 1)::timestamp AT TIME ZONE ${timezone})`
      : undefined,
  ].filter((condition) => condition !== undefined);
}
