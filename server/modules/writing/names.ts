// Names for a campaign, by which its team finds it again: what, whom or when in a few words.
import { z } from "zod";
import type { ParsedBody } from "../../../contract/api.ts";
import { type Goal, goalWords, type writingEndpoints } from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import { type Brief, readBrief } from "./brief.ts";
import { capital } from "./compose/facts.ts";
import type { Desk } from "./desk.ts";
import { forbiddenIn } from "./forbidden.ts";

const schema = z.strictObject({ names: z.array(z.string().trim().min(3).max(60)).min(3).max(5) });

export async function nameCampaign(
  desk: Desk,
  actor: Actor,
  { objective, channel }: ParsedBody<typeof writingEndpoints.nameCampaign>,
  month: string,
) {
  const { brand, shop, engines } = desk;
  const brief = readBrief(objective, { link: "" }, shop);
  const { answer, engine } = await engines.ask(actor, {
    feature: "campaign_names",
    schema,
    instructions: `You name a marketing campaign for the team that runs it, so that they find it again among hundreds. Give 4 names of
two to six words each, each after another thought: what it offers, whom it is for, when it is, and one that is remembered.`,
    prompt: objective || goalWords[brief.goal],
    data: { channel, month, never_says: brand.forbidden_words },
    faults: ({ names }) =>
      names.flatMap((name, at) =>
        forbiddenIn(name, brand.forbidden_words).map((word) => ({
          path: `/names/${at}`,
          message: `the brand never says “${word}”`,
        })),
      ),
    builtIn: () => ({ names: ownNames(brief, month) }),
    maxOutput: 2_000,
    rememberFor: 86_400,
  });
  return { names: answer.names, engine };
}

const short: Record<Goal, { noun: string; whom: string; memorable: (thing: string) => string }> = {
  win_back: { noun: "win-back", whom: "those gone quiet", memorable: (thing) => `Come back for ${thing}` },
  welcome: { noun: "welcome", whom: "new customers", memorable: () => "A good first hello" },
  thank: { noun: "thank-you", whom: "regulars", memorable: () => "Because they keep coming back" },
  announce: { noun: "launch", whom: "everyone who should know", memorable: (thing) => `Here comes ${thing}` },
  offer: { noun: "offer", whom: "buyers", memorable: (thing) => `A good time for ${thing}` },
  festival: { noun: "greeting", whom: "everyone", memorable: (thing) => `${thing}, to give and to keep` },
  replenish: {
    noun: "reorder reminder",
    whom: "those running low",
    memorable: (thing) => `Never without ${thing}`,
  },
  review: { noun: "review request", whom: "recent buyers", memorable: () => "Tell us straight" },
};

function ownNames({ goal, thing = "the shop", offer, deadline, festival }: Brief, month: string): string[] {
  const { noun, whom, memorable } = short[goal];
  const occasion = festival && goal !== "festival" ? `${festival} ` : "";
  const names = [
    festival ? `${festival} ${goal === "festival" ? thing : noun}, ${month}` : `${thing} ${noun}, ${month}`,
    offer
      ? `${offer}${/ off$/.test(offer) ? ` ${thing}` : ""}${deadline ? `, ${deadline}` : ""}`
      : `${occasion}${thing} for ${whom}`,
    `${occasion}${noun} to ${whom}`,
    memorable(thing),
  ];
  return [...new Set(names.map((name) => capital(name.trim()).slice(0, 60)))];
}
