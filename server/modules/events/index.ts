// Events: what customers do besides buying. This module owns their rows and the catalogue of what has come.
import { sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { CatalogueEvent, ShopEvent } from "../../../contract/events.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Customers } from "../customers/index.ts";
import { readAskable, readCatalogue } from "./catalogue.ts";
import { discover, type KnownEvents } from "./discover.ts";
import { firstEvent } from "./facts.ts";
import { type ListEvents, listEvents } from "./list.ts";
import { eventRecount } from "./recount.ts";
import { findEvent } from "./show.ts";
import { eventStatistics } from "./statistics.ts";
import type {} from "./tables.ts";
import { eventLines } from "./timeline.ts";
import { type EventPayload, writeEvents } from "./write-events.ts";

export { lentEvents } from "./rule-columns.ts";
export type { EventPayload } from "./write-events.ts";

export type Events = ReturnType<typeof createEvents>;

export function createEvents(
  platform: Platform,
  { attributes, customers }: { attributes: Attributes; customers: Customers },
) {
  const { database } = platform;
  const known: KnownEvents = new Map();
  attributes.lendEvents({ statistics: eventStatistics, read: readAskable });
  customers.lendEarliest(firstEvent);
  customers.addTimelineSource(eventLines);
  customers.lendHold({
    reason: "the customer has events",
    exists: (workspace, customer) => sql`EXISTS (
      SELECT FROM events AS lent WHERE lent.workspace_id = ${workspace} AND lent.customer_id = ${customer})`,
  });

  async function show(workspace: ActorWorkspace, id: string): Promise<ShopEvent> {
    const event = await database.inWorkspace(workspace.id, (trx) => findEvent(trx, workspace.id, id));
    if (event) return event;
    throw new AppError("not_found", `There is no event ${id} in ${workspace.name}.`);
  }

  return {
    list(actor: Actor, asked: ListEvents) {
      actor.must("events:read");
      return listEvents(platform, actor.workspace, asked);
    },
    get(actor: Actor, id: string): Promise<ShopEvent> {
      actor.must("events:read");
      return show(actor.workspace, id);
    },
    async catalogue(actor: Actor): Promise<{ data: CatalogueEvent[] }> {
      actor.must("events:read");
      const { id } = actor.workspace;
      return { data: await database.inWorkspace(id, (trx) => readCatalogue(trx, id)) };
    },

    /** For the modules below, which have asked for permission themselves. */
    show,
    recount: eventRecount(database),
    /** Records events, each once; answers the id that each payload meant. */
    async write(trx: Trx, workspaceId: string, payloads: readonly EventPayload[]): Promise<string[]> {
      await discover(trx, known, workspaceId, payloads);
      return writeEvents(trx, customers, workspaceId, payloads, platform.clock.now());
    },
  };
}
