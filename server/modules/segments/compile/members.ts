// Who belongs: to a list, and to a random share of the customers.
import { sql } from "kysely";
import type { RuleOf } from "../../../../contract/rule.ts";
import type { Sql } from "../../../lent.ts";
import { instantIn } from "./dates.ts";
import { decimalOf } from "./exact.ts";
import type { Setting } from "./setting.ts";

/** Being put on a list happens, so that nobody is on it before; `EXISTS` is never unknown. */
export function listCondition({ id }: RuleOf<"list">, { lent, workspaceId, clock }: Setting): Sql {
  const { lists, customers } = lent;
  const known = instantIn(lists.since, { to: { at: clock.asOf, included: true } });
  return sql`EXISTS (SELECT 1 FROM ${lists.from} WHERE ${lists.workspaceId} = CAST(${workspaceId} AS bigint) AND ${lists.groupId} = CAST(${id} AS bigint) AND ${lists.customerId} = ${customers.id} AND ${known})`;
}

/** Hexadecimal digits of a customer's place in a share: told apart to a 40 millionth of a percent. */
const digits = 8;

/**
 * Each seed gives every customer a place, the first digits of a hash that both engines know, and a share holds the places
 * below its percent: so it grows by taking more in. Digits of one length and case are in the order of the numbers they write.
 */
export function sampleCondition({ percent, seed }: RuleOf<"sample">, { lent }: Setting): Sql {
  const threshold = placesBelow(percent);
  if (threshold >= 16n ** BigInt(digits)) return sql`TRUE`;
  return sql`${placeOf(seed, lent.customers.idEverywhere)} < CAST(${threshold.toString(16).padStart(digits, "0")} AS text)`;
}

export function placeOf(seed: string, customerId: Sql): Sql {
  return sql`substr(md5(CAST(${`${seed} `} AS text) || CAST(${customerId} AS text)), 1, ${sql.lit(digits)})`;
}

/** How many places a share has: rounded up, so that a larger percent never has fewer. */
function placesBelow(percent: number): bigint {
  const share = decimalOf(percent);
  const all = share.digits * 16n ** BigInt(digits);
  const hundred = 100n * 10n ** BigInt(share.scale);
  return (all + hundred - 1n) / hundred;
}
