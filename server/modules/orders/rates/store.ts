// The table of rates.
import { sql } from "kysely";
import type { CurrencyRate } from "../../../../contract/rates.ts";
import type { Trx } from "../../../platform/database.ts";

export async function readRates(trx: Trx, workspaceId: string) {
  return trx
    .selectFrom("currency_rates")
    .select(["currency", "valid_from", "starts_at", "rate"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("currency")
    .orderBy("valid_from", "desc")
    .execute();
}

export async function writeRate(
  trx: Trx,
  { id, timezone }: { id: string; timezone: string },
  { currency, valid_from, rate }: CurrencyRate,
): Promise<void> {
  await sql`
    INSERT INTO currency_rates (workspace_id, currency, valid_from, starts_at, rate)
    VALUES (${id}, ${currency}, ${valid_from}, ${valid_from}::date::timestamp AT TIME ZONE ${timezone}, ${rate})
    ON CONFLICT (workspace_id, currency, valid_from) DO UPDATE SET rate = excluded.rate, starts_at = excluded.starts_at`.execute(
    trx,
  );
}

export async function deleteRate(
  trx: Trx,
  workspaceId: string,
  { currency, valid_from }: Pick<CurrencyRate, "currency" | "valid_from">,
): Promise<boolean> {
  const gone = await trx
    .deleteFrom("currency_rates")
    .where("workspace_id", "=", workspaceId)
    .where("currency", "=", currency)
    .where("valid_from", "=", valid_from)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
