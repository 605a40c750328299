// The catalogue of a workspace: the attributes everyone has, then its own, each with what is known of its values.
import type { Attribute, Catalogue } from "../../../contract/attributes.ts";
import { builtInAttributes } from "../../../contract/rule-attributes.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Database } from "../../platform/database.ts";
import type { LentEvents } from "./lent-events.ts";
import type { Statistics } from "./statistics.ts";

type Definition = Pick<Attribute, "name" | "label" | "type" | "custom">;

export async function readCatalogue(
  database: Database,
  { id, currency, timezone }: ActorWorkspace,
  statistics: Statistics,
  readEvents: LentEvents["read"],
): Promise<Catalogue> {
  const definitions = [...builtIn, ...(await customAttributes(database, id))];
  return {
    attributes: definitions.map((definition) => ({
      ...definition,
      ...(statistics.attributes.get(definition.name) ?? { fill_rate: 0, common_values: [] }),
    })),
    columns: statistics.columns,
    events: await database.inWorkspace(id, (trx) => readEvents(trx, id, statistics.events)),
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

async function customAttributes(database: Database, workspaceId: string): Promise<Definition[]> {
  const rows = await database.inWorkspace(workspaceId, (trx) =>
    trx
      .selectFrom("custom_attributes")
      .select(["key", "type", "label"])
      .where("workspace_id", "=", workspaceId)
      .orderBy("key")
      .execute(),
  );
  return rows.map(({ key, type, label }) => ({
    name: `custom.${key}`,
    label: label ?? key.replaceAll("_", " "),
    type,
    custom: true,
  }));
}
