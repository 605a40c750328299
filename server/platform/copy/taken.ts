// Values of a shop's own attributes are kept in maps, and those of the first keys of each workspace in columns besides. A function by which
// rules take a value out of a map then means the column: in each workspace's schema it is a macro that knows its keys.
import type pg from "pg";
import { quoted } from "./quoted.ts";
import { wholeSchema } from "./shards.ts";
import type { CopiedTable, TakenMap } from "./table.ts";

/** The keys of each map, by workspace; the first is in the first column. */
export type TakenKeys = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Each costs its room twice, here and in the map. */
const keysAtMost = 16;

const nameOf = ({ name }: CopiedTable, { map }: TakenMap) => `${name}.${map}`;

export async function takenKeys(client: pg.Client, tables: readonly CopiedTable[]): Promise<TakenKeys> {
  const taken = new Map<string, Map<string, string[]>>();
  for (const table of tables)
    for (const map of table.taken ?? []) {
      const { rows } = await client.query<{ workspace_id: string; key: string }>(map.keys);
      const byWorkspace = Map.groupBy(rows, ({ workspace_id }) => String(workspace_id));
      const first = [...byWorkspace].map(
        ([id, its]) => [id, its.slice(0, keysAtMost).map(({ key }) => key)] as const,
      );
      taken.set(nameOf(table, map), new Map(first));
    }
  return taken;
}

export interface TakenColumn {
  name: string;
  type: string;
  map: string;
}

/** As many for each map as the workspace with the most keys has. */
export function takenColumns(table: CopiedTable, keys: TakenKeys): TakenColumn[] {
  return (table.taken ?? []).flatMap((map) => {
    const lists = [...(keys.get(nameOf(table, map))?.values() ?? [])];
    const most = Math.max(0, ...lists.map((list) => list.length));
    return Array.from({ length: most }, (_, i) => ({ name: columnOf(map, i), type: map.type, map: map.map }));
  });
}

const columnOf = ({ map }: TakenMap, i: number) => `${map}_${i + 1}`;

/** The table that says of each workspace which key each column has; none where nothing is taken. */
export function keyTable(
  table: CopiedTable,
  keys: TakenKeys,
): { name: string; statements: string[] } | undefined {
  const columns = takenColumns(table, keys);
  if (columns.length === 0) return undefined;
  const name = `${wholeSchema}.taken_of_${table.name}`;
  const workspaces = new Set(
    (table.taken ?? []).flatMap((map) => [...(keys.get(nameOf(table, map))?.keys() ?? [])]),
  );
  const rows = [...workspaces].map((id) => {
    const values = (table.taken ?? []).flatMap((map) => {
      const list = keys.get(nameOf(table, map))?.get(id) ?? [];
      const those = columns.filter((column) => column.map === map.map);
      return those.map((_, i) => (list[i] === undefined ? "NULL" : `'${quoted(list[i])}'`));
    });
    return `(${BigInt(id)}, ${values.join(", ")})`;
  });
  const definition = ["workspace_id BIGINT", ...columns.map((column) => `${column.name} VARCHAR`)];
  return {
    name,
    statements: [
      `CREATE TABLE ${name} (${definition.join(", ")})`,
      `INSERT INTO ${name} VALUES ${rows.join(", ")}`,
    ],
  };
}

/** What a workspace's schema calls by the name of the function that takes a value out. */
export function takingMacros(
  schema: string,
  workspaceId: string,
  table: CopiedTable,
  keys: TakenKeys,
): string[] {
  return (table.taken ?? []).flatMap((map) => {
    const list = keys.get(nameOf(table, map))?.get(workspaceId) ?? [];
    if (list.length === 0) return [];
    const cases = list.map((key, i) => `WHEN '${quoted(key)}' THEN ${map.alias}.${columnOf(map, i)}`);
    return `CREATE OR REPLACE MACRO ${schema}.${map.macro}(entries, key) AS CASE key ${cases.join(" ")} ELSE entries[key] END`;
  });
}
