// How many are looked at: habits of a large shop are as well known from a part of it, which takes a moment instead of a minute.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { type Asked, type Evidence, evidenceOf } from "./evidence.ts";

const shopAtMost = 10_000;
const audienceAtMost = 20_000;

interface ShopAsked extends Omit<Asked, "who" | "everyNth"> {
  everyone: RawBuilder<unknown>;
}

export interface ShopEvidence {
  evidence: Evidence;
  customers: number;
  sampled: boolean;
}

/** Of a shop as a whole. */
export async function shopEvidence(trx: Trx, { everyone, ...asked }: ShopAsked): Promise<ShopEvidence> {
  const customers = await countOf(trx, everyone);
  const everyNth = Math.max(1, Math.ceil(customers / shopAtMost));
  const evidence = await evidenceOf(trx, { ...asked, who: undefined, everyNth });
  return { evidence, customers, sampled: everyNth > 1 };
}

/** Each so many-th of an audience is looked at. */
export async function thinned(trx: Trx, who: RawBuilder<unknown>, customers: number): Promise<number> {
  if (customers <= audienceAtMost) return 1;
  return Math.max(1, Math.ceil((await countOf(trx, who)) / audienceAtMost));
}

async function countOf(trx: Trx, who: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM (${who}) AS who`.execute(
    trx,
  );
  return rows[0]!.count;
}
