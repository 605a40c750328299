// The catalogue of a workspace: the attributes everyone has, then its own, each with what is known of its values.
import type { Attribute, Catalogue } from "../../../contract/attributes.ts";
import { builtInAttributes } from "../../../contract/rule-attributes.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Database, Trx } from "../../platform/database.ts";
import type { LentEvents } from "./lent-events.ts";
import type { Statistics } from "./statistics.ts";

type Definition = Pick<Attribute, "name" | "label" | "type" | "custom">;

type Names = Pick<Catalogue, "segments" | "lists" | "scores">;

/** How the modules that own them tell what a workspace has by name. */
export type NameReaders = { [N in keyof Names]: (trx: Trx, workspaceId: string) => Promise<Names[N]> };

export const noNames: NameReaders = {
  segments: async () => [],
  lists: async () => [],
  scores: async () => false,
};

export async function readCatalogue(
  database: Database,
  { id, currency, timezone }: ActorWorkspace,
  statistics: Statistics,
  readers: NameReaders,
  readEvents: LentEvents["read"],
): Promise<Catalogue> {
  const [custom, segments, lists, scores, events] = await database.inWorkspace(id, (trx) =>
    // None waits for another's answer.
    Promise.all([
      customAttributes(trx, id),
      readers.segments(trx, id),
      readers.lists(trx, id),
      readers.scores(trx, id),
      readEvents(trx, id, statistics.events),
    ]),
  );
  const definitions = [...builtIn, ...custom];
  return {
    attributes: definitions.map((definition) => ({
      ...definition,
      ...(statistics.attributes.get(definition.name) ?? { fill_rate: 0, common_values: [] }),
    })),
    columns: statistics.columns,
    segments,
    lists,
    scores,
    events,
    currency,
    timezone,
  };
}

const builtIn: Definition[] = Object.entries(builtInAttributes).map(([name, { type, label }]) => ({
  name,
  label,
  type,
  custom: false,
}));

export async function customAttributes(trx: Trx, workspaceId: string): Promise<Definition[]> {
  const rows = await trx
    .selectFrom("custom_attributes")
    .select(["key", "type", "label"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("key")
    .execute();
  return rows.map(({ key, type, label }) => ({
    name: `custom.${key}`,
    label: label ?? key.replaceAll("_", " "),
    type,
    custom: true,
  }));
}
