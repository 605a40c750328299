// The same message another way: by the model, which must keep every variable, link, code and number, or by the built-in rules.
import { z } from "zod";
import type { ParsedBody } from "../../../contract/api.ts";
import type { MessageContent } from "../../../contract/campaigns.ts";
import { channelLimits } from "../../../contract/channel-limits.ts";
import type { Fault } from "../../../contract/errors.ts";
import type { writingEndpoints } from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import type { Desk } from "./desk.ts";
import { forbiddenIn } from "./forbidden.ts";
import { inventedIn } from "./invented.ts";
import { rewriteMessage as rewriteByRules } from "./rewrite/rewrite.ts";
import { brandFor } from "./suggest.ts";

const schema = z.strictObject({
  message: z.strictObject({
    subject: z.string().trim().max(500),
    body: z.string().trim().min(1).max(20_000),
  }),
  changes: z.array(z.string().trim().min(1).max(300)).max(20),
});

export async function rewriteMessage(
  desk: Desk,
  actor: Actor,
  { message, channel, way }: ParsedBody<typeof writingEndpoints.rewriteMessage>,
) {
  const read = await desk.readerOf(channel);
  const { brand } = desk;
  const { answer, engine } = await desk.engines.ask(actor, {
    feature: "message_rewrites",
    schema,
    instructions: `You edit a shop's message to its customers so that it is ${way}, in its own language and the brand's voice. Keep what it
says: every Liquid variable, link, code, number and date, and the way to stop such messages. Say in "changes" what you changed, in short English sentences.`,
    prompt: `Make this ${channel} message ${way}.`,
    data: { message, brand: brandFor(brand), limits: channelLimits[channel] },
    faults: (rewritten) => [
      ...read(rewritten.message)
        .checks.filter(({ level }) => level === "fault")
        .map((check) => ({ path: `/message/${check.field}`, message: check.message })),
      ...lostFaults(message, rewritten.message),
      ...inventedIn(allOf(rewritten.message), allOf(message)).map((one) => fault(`“${one}” was not in it`)),
      ...forbiddenIn(allOf(rewritten.message), brand.forbidden_words).map((word) =>
        fault(`the brand never says “${word}”`),
      ),
      ...(way === "shorter" && rewritten.message.body.length > message.body.length
        ? [fault("is longer than before")]
        : []),
    ],
    builtIn: () => rewriteByRules(message, way, channel),
    rememberFor: 3_600,
  });
  return { ...answer, checks: read(answer.message).checks, engine };
}

const allOf = ({ subject, body }: MessageContent) => `${subject}\n${body}`;
const fault = (message: string): Fault => ({ path: "/message/body", message });

/** Links and codes that were there must be there still; a variable may go with its sentence, a link may not. */
function lostFaults(before: MessageContent, after: MessageContent): Fault[] {
  const kept = allOf(after);
  const needed = allOf(before).match(/https?:\/\/[^\s<>"')]+|\b[A-Z]{3,}\d+\b/g) ?? [];
  return [...new Set(needed)].filter((one) => !kept.includes(one)).map((one) => fault(`“${one}” was lost`));
}
