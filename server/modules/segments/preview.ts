// What a rule answers while it is being built: how many, who, in words, with what to beware of, and what each part costs.
import type { ParsedBody } from "../../../contract/api.ts";
import type { Rule } from "../../../contract/rule.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { rulePhrase, ruleSentence } from "../../../contract/rule-sentence.ts";
import { ruleWarnings } from "../../../contract/rule-warnings.ts";
import type { Preview, segmentEndpoints } from "../../../contract/segments.ts";
import type { Copy } from "../../platform/copy/index.ts";
import type { Trx } from "../../platform/database.ts";
import { type Asking, settingOf } from "./asking.ts";
import { foundBeforehand } from "./beforehand.ts";
import { askEither } from "./engines.ts";
import { asHoped, type Judgement, judgeStatement, shown } from "./judge.ts";
import { mustOpen } from "./opening.ts";

export type PreviewRequest = ParsedBody<typeof segmentEndpoints.preview>;

/** All of a preview but the members' faces, of whom it has the ids. */
export type Previewed = Omit<Preview, "sample" | "elapsed_ms"> & { sample: string[] };

export async function previewRule(
  trx: Trx,
  copy: Copy,
  asked: PreviewRequest,
  asking: Asking,
): Promise<Previewed> {
  const { catalogue, workspace } = asking;
  const rule = parseRule(asked.rule, catalogue, "/rule");
  const opened = await mustOpen(trx, asking, rule, "/rule");
  const setting = settingOf(asking, asked.as_of, opened);
  const steps = asked.funnel ? topLevel(rule) : [];
  const { fewValued, held } = await foundBeforehand(trx, [rule], setting);
  /** Hoping that no order is later than now, and that no value came since. */
  const ask = (hoping: boolean) => {
    const hoped = hoping ? { held, noneLate: !setting.past } : {};
    const { statement, inOrder } = judgeStatement(rule, steps, asked.sample, {
      ...setting,
      fewValued,
      ...hoped,
    });
    return askEither(trx, copy, workspace.id, statement, { byShard: true, inOrder });
  };
  const hoped = await ask(true);
  const { rows, engine, asOf } = asHoped(hoped.rows) ? hoped : await ask(false);
  const judgement = shown(rows, asked.sample);
  return {
    count: judgement.count,
    total: judgement.total,
    as_of: setting.clock.asOf.toString(),
    timezone: workspace.timezone,
    currency: workspace.currency,
    sentence: ruleSentence(rule, catalogue).text,
    warnings: ruleWarnings(rule, catalogue, opened),
    sample: judgement.sample,
    engine,
    data_as_of: asOf,
    data_age_ms: Math.max(0, Date.now() - Date.parse(asOf)),
    ...(asked.funnel ? { funnel: funnelOf(rule, steps, judgement, asking) } : {}),
  };
}

/** The conditions that narrow the audience one after the other. */
function topLevel(rule: Rule): Rule[] {
  return rule.kind === "all" ? rule.rules : [rule];
}

function funnelOf(rule: Rule, steps: Rule[], judgement: Judgement, { catalogue }: Asking): Preview["funnel"] {
  return steps.map((step, i) => ({
    path: rule.kind === "all" ? `/rules/${i}` : "",
    sentence: rulePhrase(step, catalogue).text,
    count_alone: judgement.steps[i]!.alone,
    count_so_far: judgement.steps[i]!.soFar,
  }));
}
