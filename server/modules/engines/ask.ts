// The one way to an answer: the chosen model's if it is allowed, comes in time and holds up, else the built-in engine's. Either
// way the answer says who gave it and why, and the log keeps what was asked.
import { type AnsweredBy, type Why, whyWords } from "../../../contract/engines.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Trx } from "../../platform/database.ts";
import { changeAction, insertAction } from "./actions-store.ts";
import { hashOf, rememberAnswer, rememberedAnswer } from "./answers-store.ts";
import { type Consulted, consult } from "./consult.ts";
import { type AskContext, readiness } from "./context.ts";
import { cleanText, judge } from "./judge.ts";
import { createMask, type Mask, noMask } from "./mask.ts";
import { composePrompt, type Prompt } from "./prompt.ts";
import type { Answered, Question } from "./question.ts";
import { schemaForModel } from "./schema-for-model.ts";
import { costOf } from "./tokens.ts";

export async function ask<T>(context: AskContext, question: Question<T>): Promise<Answered<T>> {
  const ready = readiness(context);
  if ("why" in ready) return builtIn(context, question, ready.why);
  const { settings } = context;
  const mask = settings.share_personal ? noMask : createMask();
  const prompt = composePrompt(question, mask, settings.share_personal);
  const hash = hashOfQuestion(context, question);
  const known = await remembered(context, question, hash, mask);
  if (known !== undefined) {
    const id = await logRemembered(context, question, prompt);
    return { id, answer: known, engine: answeredBy(context, "remembered", 0, 0) };
  }
  const log = createEntry(context, question, prompt);
  const asked = { question, ...ready, mask, prompt, begun: log.begin };
  const consulted = await consult(context, asked);
  await log.end(consulted);
  if (consulted.detail) question.onDetail?.(consulted.detail);
  const { answer, why, input, output } = consulted;
  const id = log.id();
  if (answer === undefined || id === undefined) return builtInAfter(context, question, consulted, id);
  if (question.rememberFor) await remember(context, hash, answer, question.rememberFor);
  return { id, answer, engine: answeredBy(context, why, input, output) };
}

/** Nothing was put to a model. */
async function builtIn<T>(context: AskContext, question: Question<T>, why: Why): Promise<Answered<T>> {
  const { workspaceId, asker, span, inWorkspace } = context;
  const started = performance.now();
  const answer = await ownAnswer(question, why);
  const id = await inWorkspace((trx) =>
    insertAction(trx, {
      ...{ workspace_id: workspaceId, feature: question.feature, asker: asker.key, asker_name: asker.name },
      ...{ engine: "built_in", model: null, why, prompt: cleanText(question.prompt), said: null, cost: null },
      elapsed_ms: Math.round(performance.now() - started),
      asked_at: span.now,
    }),
  );
  return { id, answer, engine: byBuiltIn(why, 0, null) };
}

async function builtInAfter<T>(
  context: AskContext,
  question: Question<T>,
  { why, input, output }: Consulted<T>,
  id: string | undefined,
): Promise<Answered<T>> {
  if (id === undefined) return builtIn(context, question, why);
  const answer = await ownAnswer(question, why);
  return { id, answer, engine: byBuiltIn(why, input + output, costOf(context.settings, input, output)) };
}

/** Where the feature says that only a model can, it also says why none did. */
async function ownAnswer<T>({ builtIn }: Question<T>, why: Why): Promise<T> {
  try {
    return await builtIn();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `${error.message} ${whyWords[why]}.`, {
      faults: error.faults,
      cause: error,
    });
  }
}

const byBuiltIn = (why: Why, tokens: number, cost: number | null): AnsweredBy => ({
  engine: "built_in",
  model: null,
  why,
  words: whyWords[why],
  tokens,
  cost,
});

function answeredBy({ settings }: AskContext, why: Why, input: number, output: number): AnsweredBy {
  const { engine, model } = settings;
  return {
    engine,
    model,
    why,
    words: whyWords[why],
    tokens: input + output,
    cost: costOf(settings, input, output),
  };
}

/** By everything that shapes the answer; the marks around its parts, which are new each time, are none of that. */
function hashOfQuestion<T>({ settings }: AskContext, question: Question<T>): Buffer {
  const { feature, instructions, prompt, data, personal, schema } = question;
  const { engine, model, endpoint, share_personal } = settings;
  const shown = share_personal ? personal : undefined;
  return hashOf(feature, engine, model, endpoint, instructions, prompt, data, shown, schemaForModel(schema));
}

/** Judged anew, since what it names may be gone by now. It was kept as the person sees it, under no mask. */
async function remembered<T>(
  { inWorkspace, workspaceId, span }: AskContext,
  question: Question<T>,
  hash: Buffer,
  mask: Mask,
): Promise<T | undefined> {
  if (!question.rememberFor) return undefined;
  const json = await inWorkspace((trx) => rememberedAnswer(trx, workspaceId, hash, span.now));
  return json === undefined ? undefined : (await judge(question, mask.show(json))).answer;
}

function remember(
  { inWorkspace, workspaceId, span }: AskContext,
  hash: Buffer,
  answer: unknown,
  seconds: number,
) {
  return inWorkspace((trx) => rememberAnswer(trx, workspaceId, { hash, answer, now: span.now, seconds }));
}

function logRemembered<T>(context: AskContext, question: Question<T>, prompt: Prompt): Promise<string> {
  const values = { ...entryOf(context, question, prompt), why: "remembered" as const, elapsed_ms: 0 };
  return context.inWorkspace((trx) => insertAction(trx, values));
}

/** A question to a model in the log: written before it is put, so that one under way counts, and ended with what came of it. */
function createEntry<T>(context: AskContext, question: Question<T>, prompt: Prompt) {
  const { inWorkspace, workspaceId, settings } = context;
  const started = performance.now();
  let id: string | undefined;
  return {
    /** Undefined where it was never put. */
    id: () => id,
    async begin(trx: Trx) {
      id = await insertAction(trx, entryOf(context, question, prompt));
    },
    async end({ why, said, faults, detail, input, output }: Consulted<T>) {
      if (!id) return;
      const change = {
        ...{ why, said, faults: [...faults, ...(detail ? [detail] : [])].map(cleanText) },
        ...{ input_tokens: input, output_tokens: output, cost: costOf(settings, input, output) },
        elapsed_ms: Math.round(performance.now() - started),
      };
      await inWorkspace((trx) => changeAction(trx, workspaceId, id!, change));
    },
  };
}

function entryOf<T>(
  { workspaceId, asker, settings, span }: AskContext,
  { feature }: Question<T>,
  prompt: Prompt,
) {
  return {
    ...{ workspace_id: workspaceId, feature, asker: asker.key, asker_name: asker.name },
    ...{ engine: settings.engine, model: settings.model, said: null, cost: null, elapsed_ms: null },
    prompt: cleanText(`${prompt.instructions}\n\n${prompt.text}`),
    asked_at: span.now,
  };
}
