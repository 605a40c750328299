// The copy is cut by customer into as many shards as there are processors: customer n lies in shard n mod count, there under the
// number n div count. A rule speaks of one customer at a time, so that each shard answers for its own, with one thread, in tables and
// arrays of places that are that much smaller, and nothing waits for what another thread has gathered.
import { availableParallelism } from "node:os";
import type { CopiedTable } from "./table.ts";

/** As many statements as the runtime has threads for at once, and no more. */
const shardsAtMost = 4;

export const shardsHere = () => Math.min(shardsAtMost, availableParallelism());

export const shardSchema = (shard: number) => `shard${shard}`;

/** Tables that are not cut lie here, and views over all shards of those that are. */
export const wholeSchema = "base";

export function shardNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, shard) => shard);
}

/** Where a table's rows are, each schema with the shard that it is; one where the table is not cut. */
export function schemasOf({ customer }: CopiedTable, count: number): { schema: string; shard?: number }[] {
  if (!customer) return [{ schema: wholeSchema }];
  return shardNumbers(count).map((shard) => ({ schema: shardSchema(shard), shard }));
}

/** Whether a row of this customer lies in the shard; the same text for both engines. Nobody's rows lie in the first. */
export function liesIn(shard: number, customer: string, count: number): string {
  return count === 1 ? "true" : `coalesce(${customer}, 0) % ${count} = ${shard}`;
}

/** The number that a customer has in their shard. */
export function numberInShard(customer: string, count: number): string {
  return count === 1 ? customer : `${customer} // ${count}`;
}

/** The customer who has this number in the shard. */
export function customerOf(number: string, shard: number, count: number): string {
  return count === 1 ? number : `${number} * ${count} + ${shard}`;
}
