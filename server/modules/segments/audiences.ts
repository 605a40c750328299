// Audiences for campaigns: a segment or a rule of their own, checked, in words, and as the expression that selects it.
import type { RawBuilder } from "kysely";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { Audience } from "../../../contract/campaigns.ts";
import type { Rule } from "../../../contract/rule.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import { ruleSentence } from "../../../contract/rule-sentence.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { askingOf, settingOf } from "./asking.ts";
import { audienceExpression } from "./audience.ts";
import type { SegmentContext } from "./needs.ts";
import { mustOpen } from "./opening.ts";
import { keptRule } from "./show.ts";
import { type SegmentRow, segmentOf, segmentsById } from "./store.ts";

export interface ResolvedAudience {
  segmentId: string | null;
  segmentName: string | null;
  rule: Rule;
  asOf: string | null;
  sentence: string;
}

interface KeptAudience {
  segmentId: string | null;
  /** Of a launched campaign the one it was sent with. */
  rule: unknown;
  asOf: string | null;
}

export function createAudiences(context: SegmentContext) {
  const { database } = context.platform;

  return {
    /** Throws `invalid_rule` or `not_found`. */
    async resolve({ workspace }: Actor, audience: Audience): Promise<ResolvedAudience> {
      const { catalogue } = await askingOf(context, workspace);
      return database.inWorkspace(workspace.id, (trx) => resolved(trx, workspace, audience, catalogue));
    },

    /** The same for many, without complaint; null where a segment is gone or a rule cannot be evaluated any more. */
    async describe(
      { workspace }: Actor,
      kept: readonly KeptAudience[],
    ): Promise<(ResolvedAudience | null)[]> {
      const { catalogue } = await askingOf(context, workspace);
      const ids = new Set(kept.flatMap(({ segmentId }) => segmentId ?? []));
      const rows = await database.inWorkspace(workspace.id, (trx) =>
        segmentsById(trx, workspace.id, [...ids]),
      );
      const segments = new Map(rows.map((row) => [row.id, row]));
      return kept.map((one) => described(one, segments.get(one.segmentId ?? ""), catalogue));
    },

    /** SQL that selects the ids of the customers for whom a rule holds, as of a moment. */
    async expression(
      workspace: ActorWorkspace,
      rule: unknown,
      asOf: string | null,
      now: Date,
    ): Promise<RawBuilder<unknown>> {
      const asking = { ...(await askingOf(context, workspace)), now };
      const parsed = parseRule(rule, asking.catalogue, "/audience/rule");
      const opened = await database.inWorkspace(workspace.id, (trx) =>
        mustOpen(trx, asking, parsed, "/audience/rule"),
      );
      return audienceExpression(parsed, settingOf(asking, asOf, opened));
    },
  };
}

async function resolved(
  trx: Trx,
  workspace: ActorWorkspace,
  { segment_id, rule, as_of }: Audience,
  catalogue: Catalogue,
): Promise<ResolvedAudience> {
  const asOf = as_of ?? null;
  if (segment_id === undefined)
    return spoken(
      { segmentId: null, segmentName: null, asOf },
      parseRule(rule, catalogue, "/audience/rule"),
      catalogue,
    );
  const row = await segmentOf(trx, workspace.id, segment_id);
  return spoken({ segmentId: row.id, segmentName: row.name, asOf }, keptRule(row, catalogue), catalogue);
}

function described(
  { segmentId, rule, asOf }: KeptAudience,
  row: SegmentRow | undefined,
  catalogue: Catalogue,
): ResolvedAudience | null {
  const kept = rule ?? row?.rule;
  if (kept === undefined || kept === null || findRuleFaults(kept, catalogue).length > 0) return null;
  return spoken({ segmentId, segmentName: row?.name ?? null, asOf }, parseRule(kept, catalogue), catalogue);
}

function spoken(
  named: Pick<ResolvedAudience, "segmentId" | "segmentName" | "asOf">,
  rule: Rule,
  catalogue: Catalogue,
): ResolvedAudience {
  return { ...named, rule, sentence: ruleSentence(rule, catalogue).text };
}
