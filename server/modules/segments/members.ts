// Who is in saved segments: the members of one, and the segments of one customer.
import { type RawBuilder, sql } from "kysely";
import type { ParsedQuery } from "../../../contract/api.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import type { Trx } from "../../platform/database.ts";
import { type Asking, settingOf } from "./asking.ts";
import { audienceExpression } from "./audience.ts";
import { inBatches } from "./batches.ts";
import { compileRules } from "./compile/index.ts";
import type { SegmentContext } from "./needs.ts";
import { mustOpen, soundRules } from "./opening.ts";
import { keptRule } from "./show.ts";
import { allSegments, type SegmentRow, segmentOf } from "./store.ts";

export type MembersAsked = ParsedQuery<typeof segmentEndpoints.customers>;

export async function membersOf(
  trx: Trx,
  { customers }: SegmentContext,
  asking: Asking,
  id: string,
  { as_of, limit, cursor, sort, ...filters }: MembersAsked,
) {
  const audience = await audienceOf(trx, asking, id, as_of);
  const list = `segment ${id} ${as_of ?? ""}`;
  return customers.pageOf(trx, asking.workspace, { audience, list, filters, sort, limit, cursor });
}

/** SQL that selects the ids of a segment's members. */
export async function audienceOf(
  trx: Trx,
  asking: Asking,
  id: string,
  asOf?: string,
): Promise<RawBuilder<unknown>> {
  const row = await segmentOf(trx, asking.workspace.id, id);
  const rule = keptRule(row, asking.catalogue);
  const opened = await mustOpen(trx, asking, rule, "/rule");
  return audienceExpression(rule, settingOf(asking, asOf, opened));
}

/** The verdicts on one customer are read from one row, whatever the number of segments. */
const verdictsAtOnce = 1_000;

export async function segmentsOf(
  trx: Trx,
  asking: Asking,
  customerId: string,
): Promise<{ id: string; name: string }[]> {
  const { workspace, catalogue } = asking;
  const all = await allSegments(trx, workspace.id);
  const opened = soundRules(all, catalogue);
  const rows = all.filter(({ id }) => opened.has(id));
  const held: SegmentRow[] = [];
  for (const some of inBatches(rows, catalogue, verdictsAtOnce)) {
    const verdicts = await verdictsOn(trx, asking, customerId, some, opened);
    held.push(...some.filter((_, i) => verdicts[i]));
  }
  return held.map(({ id, name }) => ({ id, name }));
}

/** What each segment's rule says of one customer. */
async function verdictsOn(
  trx: Trx,
  asking: Asking,
  customerId: string,
  segments: readonly SegmentRow[],
  opened: ReadonlyMap<string, Rule>,
): Promise<boolean[]> {
  const setting = { ...settingOf(asking, null, opened), customerId };
  const rules = segments.map(({ id }) => opened.get(id)!);
  const { source, seen, conditions } = compileRules(rules, setting);
  const { rows } = await sql<{ holds: boolean[] }>`
    SELECT ARRAY[${sql.join(conditions)}] AS holds FROM ${source}
    WHERE ${seen} AND ${setting.lent.customers.id} = CAST(${customerId} AS bigint)`.execute(trx);
  return rows[0]?.holds ?? [];
}
