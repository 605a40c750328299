// A model is consulted: within the quota, once, and once more with its faults shown to it. What it took is counted
// whatever came of it.
import type { Provider, Why } from "../../../contract/engines.ts";
import type { Trx } from "../../platform/database.ts";
import { type Claim, reserve, settle } from "./allowance.ts";
import { callModel, type Spoken } from "./call-model.ts";
import type { AskContext } from "./context.ts";
import { cleanText, judge } from "./judge.ts";
import type { Mask } from "./mask.ts";
import { type Prompt, repairPrompt } from "./prompt.ts";
import type { Question } from "./question.ts";
import { costOf, tokensOf } from "./tokens.ts";

export interface Consulted<T> {
  /** Missing where it cannot be used. */
  answer?: T;
  why: Why;
  /** The last words as they came. */
  said: string | null;
  faults: string[];
  detail: string | null;
  input: number;
  output: number;
}

export interface Consultation<T> {
  question: Question<T>;
  provider: Provider;
  key: string | undefined;
  mask: Mask;
  prompt: Prompt;
  /** Told once the first question is within the quota, so that it is logged with that before it is put. */
  begun: (trx: Trx) => Promise<void>;
}

const usualMost = 4_000;

export async function consult<T>(context: AskContext, asked: Consultation<T>): Promise<Consulted<T>> {
  const first = await once(context, asked, asked.prompt, asked.begun);
  if (first.answer !== undefined || first.why !== "broken" || first.said === null) return first;
  const again = repairPrompt(asked.prompt, asked.mask.hide(first.said), first.faults.map(asked.mask.hide));
  const second = await once(context, asked, again);
  return {
    ...second,
    // Where the repair could not even be asked for, the first answer's faults are what there is to tell.
    said: second.said ?? first.said,
    faults: second.answer === undefined ? [...first.faults, ...second.faults] : first.faults,
    input: first.input + second.input,
    output: first.output + second.output,
  };
}

async function once<T>(
  context: AskContext,
  { question, provider, key, mask }: Consultation<T>,
  prompt: Prompt,
  begun?: (trx: Trx) => Promise<void>,
): Promise<Consulted<T>> {
  const { settings, workspaceId, asker, span, inWorkspace } = context;
  const maxOutput = question.maxOutput ?? usualMost;
  const most = tokensOf(prompt.instructions, prompt.text) + maxOutput;
  const claim: Claim = { workspaceId, asker, feature: question.feature, span, tokens: most };
  const refused = await inWorkspace(async (trx) => {
    // A repair belongs to a question that was let through; only the quotas can stop it.
    const limits = begun ? settings : { ...settings, person_minute_questions: Number.POSITIVE_INFINITY };
    const why = await reserve(trx, claim, limits);
    if (!why) await begun?.(trx);
    return why;
  });
  if (refused) return { why: refused, said: null, faults: [], detail: null, input: 0, output: 0 };
  const spoken = await callModel({
    provider,
    key,
    model: settings.model,
    baseURL: settings.endpoint ?? undefined,
    fetch: context.fetch,
    ...{ instructions: prompt.instructions, prompt: prompt.text, schema: question.schema },
    maxOutput,
    patience: settings.patience_seconds * 1_000,
  });
  const took = tookOf(spoken, prompt);
  const cost = costOf(settings, took.input, took.output);
  await inWorkspace((trx) => settle(trx, claim, { ...took, cost }));
  return { ...(await judgeSpoken(question, spoken, mask)), ...took };
}

async function judgeSpoken<T>(question: Question<T>, { text, json, trouble }: Spoken, mask: Mask) {
  const said = text === "" ? null : cleanText(text);
  const detail = trouble?.detail ?? null;
  if (trouble && trouble.why !== "broken") return { why: trouble.why, said, faults: [], detail };
  const { answer, faults } = await judge(question, mask.show(cleaned(json)));
  const why: Why = faults.length > 0 ? "broken" : "chosen";
  return { ...(answer === undefined ? {} : { answer }), why, said, faults, detail };
}

function cleaned(json: unknown): unknown {
  if (json === undefined) return undefined;
  return JSON.parse(JSON.stringify(json), (_, value) =>
    typeof value === "string" ? cleanText(value) : value,
  );
}

/** As the provider counted; where it answered without counting, as was estimated; nothing where it never answered. */
function tookOf(
  { text, inputTokens, outputTokens }: Spoken,
  prompt: Prompt,
): { input: number; output: number } {
  const answered = text !== "";
  return {
    input: inputTokens ?? (answered ? tokensOf(prompt.instructions, prompt.text) : 0),
    output: outputTokens ?? (answered ? tokensOf(text) : 0),
  };
}
