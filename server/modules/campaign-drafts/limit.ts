// An audience that a budget does not pay for whole: those who spent most, as a rule that anyone can read and change; where spending
// does not tell them apart, an even share by chance.

import type { Catalogue } from "../../../contract/attributes.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { Rule } from "../../../contract/rule.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { toMajor } from "../../../contract/values.ts";
import { moneyWords, numberWords } from "../../../contract/words.ts";
import type { Actor } from "../../actor.ts";
import type { DraftContext } from "./needs.ts";

export interface Limiting {
  rule: Rule;
  catalogue: Catalogue;
  channel: Channel;
  /** Messages that can be paid for. */
  most: number;
  reachable: number;
  asOf: Date;
  asOfText: string | undefined;
}

export interface Limited {
  rule: Rule;
  /** How many can be written to. */
  reachable: number;
  words: string;
}

export async function limitAudience(context: DraftContext, actor: Actor, asked: Limiting): Promise<Limited> {
  return (await bySpending(context, actor, asked)) ?? byChance(context, actor, asked);
}

const narrowed = (rule: Rule, more: Rule): Rule =>
  rule.kind === "all"
    ? { kind: "all", rules: [...rule.rules, more] }
    : rule.kind === "everyone"
      ? more
      : { kind: "all", rules: [rule, more] };

const reached = async (
  { campaigns }: DraftContext,
  actor: Actor,
  rule: Rule,
  { channel, asOfText }: Limiting,
) => (await campaigns.previewAudience(actor, { audience: { rule, as_of: asOfText }, channel })).reachable;

async function bySpending(
  context: DraftContext,
  actor: Actor,
  asked: Limiting,
): Promise<Limited | undefined> {
  const { rule, catalogue, channel, most, reachable, asOf, asOfText } = asked;
  const { currency } = actor.workspace;
  const minor = await context.campaigns.mostSpentFrom(actor, {
    audience: { rule, as_of: asOfText },
    ...{ channel, most, asOf },
  });
  if (minor === null) return undefined;
  const value = toMajor(minor, currency);
  const spent: Rule = { kind: "measure", measure: "sum", of: "orders.total", op: "gte", value };
  const less = parseRule(narrowed(rule, spent), catalogue, "/rule");
  const left = await reached(context, actor, less, asked);
  // Counted by the same words that decide at launch; an order that came in between may have moved it.
  if (left > most || left === 0) return undefined;
  const words = `The budget pays for ${counted(most, currency)} of the ${counted(reachable, currency)} who can be reached. It takes those who spent most: ${moneyWords(value, currency)} and more.`;
  return { rule: less, reachable: left, words };
}

/** The share is made smaller until it fits, since a share by chance is not exact. */
async function byChance(context: DraftContext, actor: Actor, asked: Limiting): Promise<Limited> {
  const { rule, catalogue, most, reachable } = asked;
  const { currency } = actor.workspace;
  let percent = Math.max(0.01, Math.floor((most / reachable) * 10_000) / 100);
  for (let tries = 0; tries < 12; tries++) {
    const less = parseRule(narrowed(rule, { kind: "sample", percent, seed: "budget" }), catalogue, "/rule");
    const left = await reached(context, actor, less, asked);
    if (left <= most)
      return {
        rule: less,
        reachable: left,
        words: `The budget pays for ${counted(most, currency)} of the ${counted(reachable, currency)} who can be reached. What they spent does not tell enough of them apart, so it takes ${percent} % of them by chance.`,
      };
    percent = Math.max(0.01, Math.floor(percent * (most / left) * 98) / 100);
  }
  // Not even the smallest share is small enough: nobody.
  const nobody = parseRule({ kind: "not", rule: { kind: "everyone" } }, catalogue, "/rule");
  return { rule: nobody, reachable: 0, words: "The budget does not pay for one message." };
}

const counted = (count: number, currency: string) => numberWords(count, currency);
