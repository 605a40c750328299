// Sharing out a segment or a list at random into segments of their own, and saying first how many each would hold.
import type { ParsedBody } from "../../../contract/api.ts";
import type { Rule } from "../../../contract/rule.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { splitRules } from "../../../contract/rule-split.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import type { Actor } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { type Asking, settingOf } from "./asking.ts";
import { judge } from "./judge.ts";
import { mustOpen } from "./opening.ts";
import { type Counted, saveSegment } from "./saved.ts";

export type Split = ParsedBody<typeof segmentEndpoints.split>;

export interface SplitSizes {
  count: number;
  parts: number[];
}

export async function splitSizes(trx: Trx, asking: Asking, split: Split): Promise<SplitSizes> {
  const whole = parseRule(split.of, asking.catalogue, "/of");
  const opened = await mustOpen(trx, asking, whole, "/of");
  const { count, steps } = await judge(trx, whole, partsOf(whole, split), 0, settingOf(asking, null, opened));
  return { count, parts: steps.map(({ alone }) => alone) };
}

/** All or none: a name that is taken lets none be saved. */
export async function saveSplit(trx: Trx, asking: Asking, actor: Actor, split: Split): Promise<Counted[]> {
  const whole = parseRule(split.of, asking.catalogue, "/of");
  const rules = partsOf(whole, split);
  const of = nameOf(split.of, asking);
  const counted: Counted[] = [];
  for (const [i, { name, percent }] of split.parts.entries()) {
    const description = `${percent} % of “${of}”, chosen at random`;
    counted.push(await saveSegment(trx, asking, actor, { name, description, rule: rules[i] }));
  }
  return counted;
}

const partsOf = (whole: Rule, { seed, parts }: Split) =>
  splitRules(
    whole,
    seed,
    parts.map(({ percent }) => percent),
  );

function nameOf({ kind, id }: Split["of"], { catalogue }: Asking): string {
  const named = kind === "segment" ? catalogue.segments : catalogue.lists;
  return named.find((one) => one.id === id)?.name ?? id;
}
