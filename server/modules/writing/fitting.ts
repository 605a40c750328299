// Whether a message sounds like the brand: what can be counted is counted here, whoever answers; a model adds what takes an ear.
import { z } from "zod";
import type { ParsedBody } from "../../../contract/api.ts";
import type { Finding, writingEndpoints } from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import type { Desk } from "./desk.ts";
import { findingsByRule } from "./fit-rules.ts";
import { brandFor } from "./suggest.ts";

const heard = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        field: z.enum(["subject", "body"]),
        quote: z.string().max(300),
        message: z.string().trim().min(1).max(300),
        hint: z.string().trim().max(300),
      }),
    )
    .max(8),
});

export async function fitMessage(
  desk: Desk,
  actor: Actor,
  { message, channel }: ParsedBody<typeof writingEndpoints.fitMessage>,
) {
  const { brand, engines } = desk;
  const counted = findingsByRule(message, brand);
  const { answer, engine } = await engines.ask(actor, {
    feature: "message_fit",
    schema: heard,
    instructions: `You check whether a shop's message sounds like its brand. Report only what a reader would notice against the brand's voice: a tone that is
off, jargon, pressure, a claim that cannot be kept. Quote the words as they stand. Say nothing of spelling, length or forbidden words. An empty list is a good answer.`,
    prompt: `Does this ${channel} message sound like the brand?`,
    data: { message, brand: brandFor(brand) },
    faults: ({ findings }) =>
      findings.flatMap(({ field, quote }, at) =>
        message[field].includes(quote)
          ? []
          : [{ path: `/findings/${at}/quote`, message: `does not stand in the ${field}` }],
      ),
    builtIn: () => ({ findings: [] }),
    maxOutput: 3_000,
    rememberFor: 86_400,
  });
  const more: Finding[] = answer.findings.map(({ hint, ...finding }) => ({
    ...finding,
    level: "warning" as const,
    ...(hint ? { hint } : {}),
  }));
  const findings = [...counted, ...more];
  return { fits: findings.length === 0, findings, engine };
}
