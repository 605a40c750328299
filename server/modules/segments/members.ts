// Who is in saved segments: the members of one, and the segments of one customer.
import { sql } from "kysely";
import type { ParsedQuery } from "../../../contract/api.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import type { Trx } from "../../platform/database.ts";
import { type Asking, settingOf } from "./asking.ts";
import { audienceExpression } from "./audience.ts";
import { compileRules } from "./compile/index.ts";
import type { SegmentContext } from "./needs.ts";
import { keptRule } from "./show.ts";
import { allSegments, type SegmentRow, segmentOf } from "./store.ts";

export type MembersAsked = ParsedQuery<typeof segmentEndpoints.customers>;

export async function membersOf(
  trx: Trx,
  { customers }: SegmentContext,
  asking: Asking,
  id: string,
  { as_of, limit, cursor }: MembersAsked,
) {
  const row = await segmentOf(trx, asking.workspace.id, id);
  const rule = keptRule(row, asking.catalogue);
  const audience = audienceExpression(rule, settingOf(asking, as_of));
  const list = `segment ${id} ${as_of ?? ""}`;
  return customers.pageOf(trx, asking.workspace, { audience, list, limit, cursor });
}

/** Asked in one statement at a time; each adds its measures to what is gathered. */
const segmentsAtOnce = 100;

export async function segmentsOf(
  trx: Trx,
  asking: Asking,
  customerId: string,
): Promise<{ id: string; name: string }[]> {
  const { workspace, catalogue } = asking;
  const setting = settingOf(asking);
  const all = await allSegments(trx, workspace.id);
  const rows = all.filter(({ rule }) => findRuleFaults(rule, catalogue).length === 0);
  const held: SegmentRow[] = [];
  for (let i = 0; i < rows.length; i += segmentsAtOnce) {
    const some = rows.slice(i, i + segmentsAtOnce);
    const rules = some.map(({ rule }) => parseRule(rule, catalogue));
    const { source, seen, conditions } = compileRules(rules, setting);
    const found = await sql<{ holds: boolean[] }>`
      SELECT ARRAY[${sql.join(conditions)}] AS holds FROM ${source}
      WHERE ${seen} AND ${setting.lent.customers.id} = CAST(${customerId} AS bigint)`.execute(trx);
    held.push(...some.filter((_, k) => found.rows[0]?.holds[k]));
  }
  return held.map(({ id, name }) => ({ id, name }));
}
