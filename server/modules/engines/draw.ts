// The one way to a picture: the chosen image model's if it is allowed, comes in time and is one, else nothing and why. It is
// counted, limited and logged like any question; where it is kept is the feature's to say.
import type { AnsweredBy, Why } from "../../../contract/engines.ts";
import { whyWords } from "../../../contract/engines.ts";
import { changeAction, insertAction } from "./actions-store.ts";
import { type Claim, reserve, settle } from "./allowance.ts";
import { hashOf } from "./answers-store.ts";
import { callImageModel, type Sent } from "./call-image-model.ts";
import { type AskContext, readiness } from "./context.ts";
import { type ImageFile, readImage } from "./image-file.ts";
import { cleanText } from "./judge.ts";
import { createMask, noMask } from "./mask.ts";
import { tokensOf } from "./tokens.ts";

export interface Drawing<K> {
  prompt: string;
  /** One that was drawn for the same prompt by the same model; undefined where there is none, or another is wanted. */
  remembered: (hash: Buffer) => Promise<K | undefined>;
  keep: (hash: Buffer, image: ImageFile) => Promise<K>;
}

export interface Drawn<K> {
  /** Missing where none was drawn. */
  kept?: K;
  engine: AnsweredBy;
}

/** The most that a picture of a known model takes, at its finest, is some 6,200 tokens. */
const mostTokens = 8_000;
const usualTokens = 1_400;

export async function draw<K>(context: AskContext, drawing: Drawing<K>): Promise<Drawn<K>> {
  const { settings } = context;
  const ready = readiness(context);
  if ("why" in ready) return notDrawn(ready.why);
  if (settings.image_model === "") return notDrawn("no_image_model");
  const mask = settings.share_personal ? noMask : createMask();
  const prompt = mask.hide(cleanText(drawing.prompt));
  const { engine, image_model, endpoint } = settings;
  const hash = hashOf("images", engine, image_model, endpoint, prompt);
  const known = await drawing.remembered(hash);
  if (known !== undefined) {
    await context.inWorkspace((trx) =>
      insertAction(trx, { ...entryOf(context, prompt), why: "remembered", elapsed_ms: 0 }),
    );
    return { kept: known, engine: drawnBy(context, "remembered", 0, null) };
  }
  const claim: Claim = {
    ...{ workspaceId: context.workspaceId, asker: context.asker, feature: "images", span: context.span },
    tokens: tokensOf(prompt) + mostTokens,
  };
  return drawNew(context, { prompt, claim, ...ready, keep: (image) => drawing.keep(hash, image) });
}

interface New<K> {
  prompt: string;
  claim: Claim;
  provider: Parameters<typeof callImageModel>[0]["provider"];
  key: string | undefined;
  keep: (image: ImageFile) => Promise<K>;
}

async function drawNew<K>(
  context: AskContext,
  { prompt, claim, provider, key, keep }: New<K>,
): Promise<Drawn<K>> {
  const { settings, workspaceId, inWorkspace } = context;
  const started = performance.now();
  // Logged as it is let through, so that one under way counts.
  const begun = await inWorkspace(async (trx) => {
    const refused = await reserve(trx, claim, settings);
    return refused ? { refused } : { id: await insertAction(trx, entryOf(context, prompt)) };
  });
  if (begun.refused) return notDrawn(begun.refused);
  const sent = await callImageModel({
    ...{ provider, key, prompt, model: settings.image_model, baseURL: settings.endpoint ?? undefined },
    ...{ fetch: context.fetch, patience: settings.patience_seconds * 1_000 },
  });
  const image = sent.bytes && readImage(sent.bytes);
  const why: Why = image ? "chosen" : (sent.trouble?.why ?? "not_an_image");
  const took = tookOf(sent, prompt);
  const cost = sent.bytes ? settings.image_price : null;
  await inWorkspace(async (trx) => {
    await settle(trx, claim, { ...took, cost });
    await changeAction(trx, workspaceId, begun.id, {
      ...{
        why,
        said: saidOf(sent, image),
        faults: sent.trouble ? [cleanText(sent.trouble.detail)] : [],
        cost,
      },
      ...{ input_tokens: took.input, output_tokens: took.output },
      elapsed_ms: Math.round(performance.now() - started),
    });
  });
  const tokens = took.input + took.output;
  if (!image) return notDrawn(why, tokens, cost);
  return { kept: await keep(image), engine: drawnBy(context, why, tokens, cost) };
}

/** As the provider counted; where a picture came without, as is usual. */
function tookOf({ bytes, inputTokens, outputTokens }: Sent, prompt: string) {
  return {
    input: inputTokens ?? (bytes ? tokensOf(prompt) : 0),
    output: outputTokens ?? (bytes ? usualTokens : 0),
  };
}

function saidOf({ bytes }: Sent, image: ImageFile | undefined): string | null {
  if (image) return `${image.media_type}, ${image.width} × ${image.height}, ${image.content.length} bytes`;
  return bytes ? `${bytes.length} bytes that are no picture` : null;
}

const drawnBy = ({ settings }: AskContext, why: Why, tokens: number, cost: number | null): AnsweredBy => ({
  engine: settings.engine,
  model: settings.image_model,
  why,
  words: whyWords[why],
  tokens,
  cost,
});

const notDrawn = (why: Why, tokens = 0, cost: number | null = null): { engine: AnsweredBy } => ({
  engine: { engine: "built_in", model: null, why, words: whyWords[why], tokens, cost },
});

function entryOf({ workspaceId, asker, settings, span }: AskContext, prompt: string) {
  return {
    ...{ workspace_id: workspaceId, feature: "images" as const, asker: asker.key, asker_name: asker.name },
    ...{ engine: settings.engine, model: settings.image_model, said: null, cost: null, elapsed_ms: null },
    ...{ prompt, asked_at: span.now },
  };
}
