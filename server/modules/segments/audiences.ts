// Audiences for campaigns: a segment or a rule of their own, checked, in words, and as the expression that selects it.
import { type RawBuilder, sql } from "kysely";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { Audience } from "../../../contract/campaigns.ts";
import type { Rule } from "../../../contract/rule.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import { ruleSentence } from "../../../contract/rule-sentence.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { askingOf, settingOf } from "./asking.ts";
import { audienceExpression, audienceSizes } from "./audience.ts";
import { compileRules } from "./compile/index.ts";
import { anyOf } from "./compile/truth.ts";
import { countAndTell } from "./life/daily.ts";
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
  exclude: { rule: Rule; sentence: string }[];
}

interface KeptAudience {
  segmentId: string | null;
  /** Of a launched campaign the one it was sent with. */
  rule: unknown;
  asOf: string | null;
  exclude: readonly unknown[];
}

type Checked = Omit<KeptAudience, "segmentId">;

export function createAudiences(context: SegmentContext) {
  const { database } = context.platform;

  /** The rules of an audience with all that it takes to ask them. */
  async function ready(workspace: ActorWorkspace, audience: Checked, now: Date) {
    const asking = { ...(await askingOf(context, workspace)), now };
    const rule = parseRule(audience.rule, asking.catalogue, "/audience/rule");
    const exclude = checkedExclusions(audience.exclude, asking.catalogue).map((one) => one.rule);
    const opened = await database.inWorkspace(workspace.id, async (trx) => {
      const all = new Map(await mustOpen(trx, asking, rule, "/audience/rule"));
      for (const [i, one] of exclude.entries())
        for (const [id, inner] of await mustOpen(trx, asking, one, `/audience/exclude/${i}`))
          all.set(id, inner);
      return all;
    });
    return { rule, exclude, setting: settingOf(asking, audience.asOf, opened) };
  }

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

    /** Counts a segment that is being used. */
    async used(workspace: ActorWorkspace, segmentId: string): Promise<void> {
      await countAndTell(context, await askingOf(context, workspace), [{ id: segmentId }]);
    },

    /** SQL that selects the ids of the customers for whom a rule holds, as of a moment. */
    async expression(workspace: ActorWorkspace, audience: Checked, now: Date): Promise<RawBuilder<unknown>> {
      const { rule, setting, exclude } = await ready(workspace, audience, now);
      return audienceExpression(rule, setting, exclude);
    },

    /** Everybody with what the first rule says of them, and whether any of the others holds, for a statement that either engine answers. */
    async judged(workspace: ActorWorkspace, [first, ...others]: readonly Rule[], now: Date) {
      const { rule, setting, exclude } = await ready(
        workspace,
        { rule: first, asOf: null, exclude: others },
        now,
      );
      const { source, seen, conditions } = compileRules([rule, ...exclude], setting);
      const [seed, ...out] = conditions;
      return { source, seen, seed: seed!, out: out.length > 0 ? anyOf(out) : sql`FALSE` };
    },

    /** How many the rule holds for, and how many are left after each exclusion. */
    async sizes(workspace: ActorWorkspace, audience: Checked, now: Date): Promise<number[]> {
      const { rule, setting, exclude } = await ready(workspace, audience, now);
      return database.inWorkspace(workspace.id, (trx) => audienceSizes(trx, rule, setting, exclude));
    },
  };
}

async function resolved(
  trx: Trx,
  workspace: ActorWorkspace,
  { segment_id, rule, as_of, exclude: left }: Audience,
  catalogue: Catalogue,
): Promise<ResolvedAudience> {
  const asOf = as_of ?? null;
  const exclude = checkedExclusions(left ?? [], catalogue);
  if (segment_id === undefined)
    return spoken(
      { segmentId: null, segmentName: null, asOf, exclude },
      parseRule(rule, catalogue, "/audience/rule"),
      catalogue,
    );
  const row = await segmentOf(trx, workspace.id, segment_id);
  return spoken(
    { segmentId: row.id, segmentName: row.name, asOf, exclude },
    keptRule(row, catalogue),
    catalogue,
  );
}

/** Throws `invalid_rule` for the first that cannot be evaluated, with where it stands. */
function checkedExclusions(rules: readonly unknown[], catalogue: Catalogue): ResolvedAudience["exclude"] {
  return rules.map((one, i) => {
    const rule = parseRule(one, catalogue, `/audience/exclude/${i}`);
    return { rule, sentence: ruleSentence(rule, catalogue).text };
  });
}

/** What it names may be gone since. */
function exclusionShown(rule: unknown, catalogue: Catalogue): ResolvedAudience["exclude"][number] {
  const gone = findRuleFaults(rule, catalogue).length > 0;
  const sentence = gone
    ? "A segment or list that is gone now"
    : ruleSentence(parseRule(rule, catalogue), catalogue).text;
  return { rule: rule as Rule, sentence };
}

function described(
  { segmentId, rule, asOf, exclude: left }: KeptAudience,
  row: SegmentRow | undefined,
  catalogue: Catalogue,
): ResolvedAudience | null {
  const kept = rule ?? row?.rule;
  if (kept === undefined || kept === null || findRuleFaults(kept, catalogue).length > 0) return null;
  const exclude = left.map((one) => exclusionShown(one, catalogue));
  return spoken(
    { segmentId, segmentName: row?.name ?? null, asOf, exclude },
    parseRule(kept, catalogue),
    catalogue,
  );
}

function spoken(
  named: Pick<ResolvedAudience, "segmentId" | "segmentName" | "asOf" | "exclude">,
  rule: Rule,
  catalogue: Catalogue,
): ResolvedAudience {
  return { ...named, rule, sentence: ruleSentence(rule, catalogue).text };
}
