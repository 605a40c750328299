// What was learnt of a workspace's events: names, properties, and the types that came for each.
import type { ValueType } from "../../../contract/events.ts";
import type { Trx } from "../../platform/database.ts";
import { fits } from "./value-types.ts";

export interface LearntProperty {
  name: string;
  type: ValueType;
  conflicts: ValueType[];
}
export interface LearntEvent {
  name: string;
  properties: LearntProperty[];
}

export async function readLearnt(trx: Trx, workspaceId: string): Promise<LearntEvent[]> {
  const names = await trx
    .selectFrom("event_names")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .orderBy("name")
    .execute();
  const rows = await trx
    .selectFrom("event_properties")
    .select(["event", "property", "type"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("property")
    .orderBy("seen")
    .execute();
  const byEvent = Map.groupBy(rows, ({ event }) => event);
  return names.map(({ name }) => ({ name, properties: propertiesOf(byEvent.get(name) ?? []) }));
}

/** Rows of one event, by property and then as they came. */
function propertiesOf(rows: readonly { property: string; type: ValueType }[]): LearntProperty[] {
  return [...Map.groupBy(rows, ({ property }) => property)].map(([name, types]) => {
    const [first, ...others] = types.map(({ type }) => type);
    return { name, type: first!, conflicts: others.filter((type) => !fits(first!, type)) };
  });
}
