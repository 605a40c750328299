// Ids for rows before they are written, so that what refers to them can go out together with them.
import { sql } from "kysely";
import type { Trx } from "./database.ts";

/** The role of the application must be allowed to use the sequence. */
export async function nextIds(trx: Trx, sequence: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    /* prepared */ SELECT nextval(${sql.lit(sequence)}) AS id FROM generate_series(1, ${count}::int)`.execute(
    trx,
  );
  return rows.map((row) => row.id);
}
