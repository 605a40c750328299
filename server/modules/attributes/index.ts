// Attributes: what a workspace's customers have, of which type, how filled. Custom ones are learnt from what arrives; the
// modules that own the rows tell how filled they are.
import type { AttributeType, Catalogue } from "../../../contract/attributes.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { customAttributes, type NameReaders, noNames, readCatalogue } from "./catalogue.ts";
import { type CustomValues, discover, type KnownKeys } from "./discover.ts";
import type { LentEvents } from "./lent-events.ts";
import { createStatistics, type StatisticsSource } from "./statistics.ts";
import type {} from "./tables.ts";

export type { AttributeStatistics, StatisticsSource } from "./statistics.ts";

export type Attributes = ReturnType<typeof createAttributes>;

export function createAttributes({ database }: Platform) {
  const known: KnownKeys = new Map();
  const sources: StatisticsSource[] = [];
  const statistics = createStatistics(database, sources);
  const readers = { ...noNames };
  let readEvents: LentEvents["read"] = async () => [];

  const catalogueOfShop = async (workspace: ActorWorkspace): Promise<Catalogue> =>
    readCatalogue(database, workspace, await statistics.current(workspace.id), readers, readEvents);

  return {
    async catalogueOf(actor: Actor): Promise<Catalogue> {
      actor.must("segments:read");
      return catalogueOfShop(actor.workspace);
    },
    /** For modules, which have asked for permission themselves: the same, counted where it is not yet. */
    catalogueOfShop,
    /** For modules: the same at once. Names and types are of now, fill rates and common values as last counted. */
    catalogueAtHand: (workspace: ActorWorkspace): Promise<Catalogue> =>
      readCatalogue(database, workspace, statistics.atHand(workspace.id), readers, readEvents),

    /** Of the workspace's own attributes, by the names that rules use. */
    async typesOf(trx: Trx, workspaceId: string): Promise<Map<string, AttributeType>> {
      const own = await customAttributes(trx, workspaceId);
      return new Map(own.map(({ name, type }) => [name, type]));
    },

    /** Learns of the keys in these; to be called once a transaction, before rows are locked. */
    discover: (trx: Trx, workspaceId: string, values: readonly (CustomValues | undefined)[]) =>
      discover(trx, known, workspaceId, values),
    /** Lends what a workspace has by name for rules to ask about. */
    lendNames(lent: Partial<NameReaders>) {
      Object.assign(readers, lent);
    },
    addStatistics(source: StatisticsSource) {
      sources.push(source);
    },
    /** Lends the events that rules can ask about. */
    lendEvents({ statistics, read }: LentEvents) {
      sources.push({ events: statistics });
      readEvents = read;
    },
  };
}
