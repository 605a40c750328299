// Variants of a message for an objective: by the chosen model, held to what the channel shows, to variables that exist and to
// what it was told, or put together by the built-in engine.
import { z } from "zod";
import type { ParsedBody } from "../../../contract/api.ts";
import type { MessagePreview } from "../../../contract/campaigns.ts";
import { channelLimits } from "../../../contract/channel-limits.ts";
import { AppError, type Fault } from "../../../contract/errors.ts";
import type { Evidence } from "../../../contract/learning.ts";
import { smsSize } from "../../../contract/sms-size.ts";
import type { writingEndpoints } from "../../../contract/writing.ts";
import {
  type Brand,
  goalWords,
  languageWords,
  type Suggestion,
  toneWords,
  type WrittenVariant,
  writtenVariant,
} from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import { traitsOf } from "./approach.ts";
import { type Brief, readBrief } from "./brief.ts";
import { composeVariants } from "./compose/compose.ts";
import type { Desk } from "./desk.ts";
import { forbiddenIn } from "./forbidden.ts";
import { inventedIn } from "./invented.ts";
import { notesOn } from "./notes.ts";
import type { ShopFacts } from "./shop-facts.ts";
import { bodyOf, type VariantRules, variantFaults } from "./variant-faults.ts";
import { widest } from "./widest.ts";

export type SuggestInput = ParsedBody<typeof writingEndpoints.suggestMessages>;

const day = 86_400;

export async function suggestMessages(desk: Desk, actor: Actor, input: SuggestInput) {
  const { brand, shop, variables } = desk;
  const order = { ...input, tone: input.tone ?? brand.tone, language: input.language ?? brand.language };
  const brief = readBrief(order.objective, { goal: order.goal, link: brand.link }, shop);
  const rules: VariantRules = {
    channel: order.channel,
    shopName: shop.name,
    forbidden: brand.forbidden_words,
    read: await desk.readerOf(order.channel),
  };
  const worked = await desk.whatWorked(order.channel);
  const told = [order.objective, brand.voice, brand.sign_off, brand.link, ...shop.products].join("\n");
  const schema = z.strictObject({
    variants: z.array(writtenVariant).min(order.variants).max(order.variants),
  });
  const { answer, engine } = await desk.engines.ask(actor, {
    feature: "message_suggestions",
    schema,
    instructions: instructionsFor(order, brief),
    prompt: order.objective || goalWords[brief.goal],
    data: {
      shop: {
        products: shop.products.slice(0, 15),
        categories: shop.categories.slice(0, 15),
        link: brief.link ?? null,
      },
      brand: brandFor(brand),
      variables,
      limits: channelLimits[order.channel],
      ...(worked.length > 0 ? { past_campaigns: worked.map(({ sentence }) => sentence) } : {}),
    },
    faults: ({ variants }) =>
      variants.flatMap((variant, at) => [
        ...variantFaults(variant, `/variants/${at}`, rules),
        ...inventedFaults(variant, `/variants/${at}`, told),
      ]),
    builtIn: () => ({ variants: ownVariants(desk, brief, order, rules) }),
    rememberFor: order.again ? undefined : day,
  });
  return {
    variants: inOrder(answer.variants.map((variant) => toSuggestion(variant, rules, shop, worked))),
    goal: brief.goal,
    notes: notesOn(brief, order, engine.engine === "built_in"),
    engine,
  };
}

type Order = SuggestInput & { tone: Brand["tone"]; language: Brand["language"] };

/** In the tone that was asked for, unless another has fewer of the words that the brand never uses. */
function ownVariants(desk: Desk, brief: Brief, order: Order, rules: VariantRules): WrittenVariant[] {
  const { brand, shop } = desk;
  const made = (tone: Brand["tone"]) =>
    composeVariants({
      ...{ brief, tone, channel: order.channel, language: order.language, count: order.variants },
      ...{ signOff: brand.sign_off, shopName: shop.name },
    });
  const variants = made(order.tone);
  if (!variants)
    throw new AppError(
      "not_configured",
      `Only a model can write ${languageWords[order.language]}; the built-in engine writes English and Hindi.`,
    );
  return variants.map((variant, at) => {
    const other = (["warm", "plain"] as const).map((tone) => made(tone)![at]!);
    return [variant, ...other].reduce((best, one) => (hits(one, rules) < hits(best, rules) ? one : best));
  });
}

const hits = (variant: WrittenVariant, { forbidden }: VariantRules) =>
  forbiddenIn(
    `${variant.subject}
${bodyOf(variant)}`,
    forbidden,
  ).length;

function inventedFaults(variant: WrittenVariant, at: string, told: string): Fault[] {
  const text = `${variant.subject}\n${variant.preheader}\n${variant.body}`;
  return inventedIn(text, told).map((one) => ({
    path: `${at}/body`,
    message: `nobody told you of “${one}”`,
  }));
}

/** What earned most comes first; what nothing is known of, or nothing else than of the others, stays in its place. */
function inOrder(variants: readonly Suggestion[]): Suggestion[] {
  const worth = ({ evidence }: Suggestion) =>
    evidence.reduce((sum, { expected, shop }) => sum + expected - shop.ordered / shop.delivered, 0);
  return variants.toSorted((a, b) => worth(b) - worth(a));
}

function toSuggestion(
  variant: WrittenVariant,
  rules: VariantRules,
  shop: ShopFacts,
  worked: readonly Evidence[],
): Suggestion {
  const message = { subject: variant.subject, body: bodyOf(variant) };
  const { checks } = rules.read(message);
  return {
    idea: variant.idea,
    preheader: variant.preheader,
    message,
    checks: [...checks, ...forbiddenChecks(message, rules)],
    evidence: traitsOf(message, shop).flatMap((trait) => worked.find(({ about }) => about === trait) ?? []),
    sms_parts: rules.channel === "sms" ? smsSize(widest(message.body, rules.shopName)).parts : null,
  };
}

function forbiddenChecks(
  message: { subject: string; body: string },
  { forbidden }: VariantRules,
): MessagePreview["checks"] {
  return (["subject", "body"] as const).flatMap((field) =>
    forbiddenIn(message[field], forbidden).map((word) => ({
      level: "warning" as const,
      field,
      message: `Your brand never says “${word}”`,
    })),
  );
}

export const brandFor = ({ voice, sign_off, forbidden_words }: Brand) => ({
  voice: voice || "no voice was described",
  sign_off: sign_off || "the shop's name",
  never_says: forbidden_words,
});

function instructionsFor({ channel, tone, language, variants }: Order, { goal }: Brief): string {
  return `You write marketing messages of a shop to its own customers, as an experienced copywriter would: concrete, honest, short.
Write ${variants} variants of one ${channel} message in ${languageWords[language]}, in a ${toneWords[tone].toLowerCase()} tone and the brand's voice.
Its goal: ${goalWords[goal].toLowerCase()}. The request says more.
Each variant follows another idea; name it in English in "idea", in a few words.
${channel === "email" ? 'Each has a "subject" and a "preheader" (the first line, which inboxes show beside the subject; do not repeat it in the body). The body says how to stop these messages.' : 'Leave "preheader" empty.'}
${channelLimits[channel].subject === undefined ? 'Leave "subject" empty.' : ""}
The body is plain text. What differs between readers is written in Liquid, with the variables of the data alone, as they are written in "usage";
whatever may be missing has a default. Keep within the limits, also when the variables are filled in.
Name only offers, codes, dates and links that the request or the data gives. Use the shop's link where there is one, else none.
Where the data has "past_campaigns", they say what earlier messages of this shop earned: lean towards what earned more, and never repeat those figures.`;
}
