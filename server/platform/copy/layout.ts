// What lies where in the engine's file: each table cut into shards, views over all of it for whoever looks at the whole, and for each
// workspace schemas of views that show its rows alone, one for the whole and one for each shard.
import {
  customerOf,
  liesIn,
  numberInShard,
  schemasOf,
  shardNumbers,
  shardSchema,
  wholeSchema,
} from "./shards.ts";
import { type CopiedTable, columnNames, readColumns, typeOf } from "./table.ts";
import { keyTable, type TakenKeys, takenColumns, takingMacros } from "./taken.ts";

export interface Layout {
  tables: readonly CopiedTable[];
  /** How many. */
  shards: number;
  taken: TakenKeys;
}

/** Tables without rows, and the views over their shards. */
export function tableStatements(layout: Layout): string[] {
  const { tables, shards, taken } = layout;
  return [
    ...shardNumbers(shards).map((shard) => `CREATE SCHEMA ${shardSchema(shard)}`),
    ...tables.flatMap((table) => [
      ...schemasOf(table, shards).map(
        ({ schema }) => `CREATE TABLE ${schema}.${table.name} (${definition(table, taken)})`,
      ),
      ...(table.customer ? [`CREATE VIEW ${wholeSchema}.${table.name} AS ${allShards(table, shards)}`] : []),
      ...(keyTable(table, taken)?.statements ?? []),
    ]),
  ];
}

function definition(table: CopiedTable, taken: TakenKeys): string {
  const columns = Object.entries(table.columns).map(([name, column]) => `${name} ${typeOf(column)}`);
  const more = takenColumns(table, taken).map(({ name, type }) => `${name} ${type}`);
  return ["workspace_id BIGINT NOT NULL", ...columns, ...more].join(", ");
}

/** Customers under the numbers that they have everywhere. */
function allShards(table: CopiedTable, shards: number): string {
  const those = shardNumbers(shards).map((shard) => {
    const columns = columnNames(table).map((name) =>
      name === table.customer ? `${customerOf(name, shard, shards)} AS ${name}` : name,
    );
    return `SELECT ${columns.join(", ")} FROM ${shardSchema(shard)}.${table.name}`;
  });
  return those.join(" UNION ALL ");
}

export const schemaOfWorkspace = (workspaceId: string, shard?: number) =>
  shard === undefined ? `w${workspaceId}` : `w${workspaceId}_${shardSchema(shard)}`;

export function workspaceStatements(workspaceId: string, layout: Layout): string[] {
  const { tables, shards } = layout;
  const whole = schemaOfWorkspace(workspaceId);
  return [
    `CREATE SCHEMA IF NOT EXISTS ${whole}`,
    ...tables.map((table) => viewOf(workspaceId, table, whole, wholeSchema, table.customer)),
    ...shardNumbers(shards).flatMap((shard) => shardStatements(workspaceId, shard, layout)),
  ];
}

function shardStatements(workspaceId: string, shard: number, { tables, shards, taken }: Layout): string[] {
  const schema = schemaOfWorkspace(workspaceId, shard);
  return [
    `CREATE SCHEMA IF NOT EXISTS ${schema}`,
    ...tables.map((table) => {
      const from = table.customer ? shardSchema(shard) : wholeSchema;
      return viewOf(
        workspaceId,
        table,
        schema,
        from,
        table.customer && customerOf(table.customer, shard, shards),
      );
    }),
    ...tables.flatMap((table) => takingMacros(schema, workspaceId, table, taken)),
  ];
}

function viewOf(
  workspaceId: string,
  { name, idEverywhere }: CopiedTable,
  schema: string,
  from: string,
  customer: string | undefined,
): string {
  const more = idEverywhere ? `, ${customer} AS ${idEverywhere}` : "";
  return `CREATE OR REPLACE VIEW ${schema}.${name} AS SELECT *${more} FROM ${from}.${name} WHERE workspace_id = ${BigInt(workspaceId)}`;
}

/** Takes rows that PostgreSQL sent to a file into one of the table's schemas: those of its shard. */
export function insertStatement(
  table: CopiedTable,
  { schema, shard }: { schema: string; shard?: number },
  file: string,
  { shards, taken }: Layout,
): string {
  const columns = takenColumns(table, taken);
  const own = shard === undefined ? "" : ` AND ${liesIn(shard, table.customer!, shards)}`;
  const rows = `SELECT ${readColumns(table)} FROM ${file} WHERE workspace_id IS NOT NULL${own}`;
  const numbered =
    table.customer && shards > 1
      ? `SELECT * REPLACE (${numberInShard(table.customer, shards)} AS ${table.customer}) FROM (${rows})`
      : rows;
  const whole =
    columns.length === 0
      ? numbered
      : `SELECT r.*, ${columns.map(({ map, name }) => `r.${map}[k.${name}]`).join(", ")} FROM (${numbered}) AS r LEFT JOIN ${keyTable(table, taken)!.name} AS k ON k.workspace_id = r.workspace_id`;
  const names = [...columnNames(table), ...columns.map(({ name }) => name)];
  return `INSERT INTO ${schema}.${table.name} (${names.join(", ")}) ${whole}${table.packed ? ` ORDER BY ${table.packed}` : ""}`;
}
