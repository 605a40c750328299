// The tables of faulty rows and of the sound lines that belong to them.
import { sql } from "kysely";
import type { Database, Trx } from "../../platform/database.ts";
import type { CompanionReader } from "./orders/completion.ts";
import type { ErrorStore } from "./run/error-log.ts";
import { storable } from "./values/own-text.ts";

export interface ErrorRow {
  line: string;
  column_name: string;
  value: string;
  reason: string;
  cells: string[];
}

const longestValue = 2_000;

export function createErrorStore(database: Database, workspaceId: string, importId: string): ErrorStore {
  return {
    writeErrors(rows) {
      const values = rows.flatMap(({ line, cells, faults }) =>
        faults.map((fault) => ({
          workspace_id: workspaceId,
          import_id: importId,
          line: String(line),
          column_name: fault.column,
          value: storable(fault.value.slice(0, longestValue)),
          reason: storable(fault.reason),
          cells: cells.map(storable),
        })),
      );
      // A batch that was written before the connection broke may come again.
      return database.inWorkspace(workspaceId, async (trx) => {
        await trx
          .insertInto("import_errors")
          .values(values)
          .onConflict((c) => c.doNothing())
          .execute();
      });
    },
    writeCompanions(rows) {
      const values = rows.map(({ line, cells, order }) => ({
        workspace_id: workspaceId,
        import_id: importId,
        line: String(line),
        order_id: order,
        cells: cells.map(storable),
      }));
      return database.inWorkspace(workspaceId, async (trx) => {
        await trx
          .insertInto("import_companions")
          .values(values)
          .onConflict((c) => c.doNothing())
          .execute();
      });
    },
  };
}

export function createCompanionReader(database: Database, workspaceId: string): CompanionReader {
  return {
    keptLines: (importId, orders) =>
      database.inWorkspace(workspaceId, async (trx) => {
        const lines = await trx
          .selectFrom("import_companions")
          .select(["order_id as order", "cells"])
          .where("workspace_id", "=", workspaceId)
          .where("import_id", "=", importId)
          .where(sql<boolean>`order_id = ANY (${orders}::text[])`)
          .orderBy("line")
          .execute();
        const source = await trx
          .selectFrom("imports")
          .select("survey")
          .where("workspace_id", "=", workspaceId)
          .where("id", "=", importId)
          .executeTakeFirst();
        return { columns: source?.survey.columns.map(({ name }) => name) ?? [], lines };
      }),
  };
}

export async function clearErrors(trx: Trx, workspaceId: string, importId: string): Promise<void> {
  await trx
    .deleteFrom("import_errors")
    .where("workspace_id", "=", workspaceId)
    .where("import_id", "=", importId)
    .execute();
  await trx
    .deleteFrom("import_companions")
    .where("workspace_id", "=", workspaceId)
    .where("import_id", "=", importId)
    .execute();
}

/** All faults of the next `rows` faulty rows after a line, in the file's order. */
export function errorsAfter(
  trx: Trx,
  workspaceId: string,
  importId: string,
  line: string,
  rows: number,
): Promise<ErrorRow[]> {
  return trx
    .selectFrom("import_errors")
    .select(["line", "column_name", "value", "reason", "cells"])
    .where("workspace_id", "=", workspaceId)
    .where("import_id", "=", importId)
    .where("line", "in", (eb) =>
      eb
        .selectFrom("import_errors as next")
        .select("next.line")
        .distinct()
        .where("next.workspace_id", "=", workspaceId)
        .where("next.import_id", "=", importId)
        .where("next.line", ">", line)
        .orderBy("next.line")
        .limit(rows),
    )
    .orderBy(sql`import_errors.line`)
    .orderBy("column_name")
    .execute();
}
