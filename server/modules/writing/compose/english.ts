// English, whole.
import { englishIdeas } from "./english-ideas.ts";
import { englishTones } from "./english-tones.ts";
import { capital, type Facts, spaced } from "./facts.ts";
import type { LanguageParts } from "./language-parts.ts";

export const english: LanguageParts = {
  thing: "what we sell",
  stranger: { greeted: "there", called: "Hello", friend: "friend" },
  hi: "Hi",
  ideas: englishIdeas,
  tones: englishTones,
  offer: offerSentence,
  unsubscribe: { email: "If you would rather not get these, reply with STOP.", sms: "Reply STOP to opt out" },
};

function offerSentence({ offer, thing, code, deadline }: Facts): string | undefined {
  if (!offer) return code ? `Use the code ${code}${deadline ? `, good ${deadline}` : ""}.` : undefined;
  const on = / off$/.test(offer) ? thing : "";
  const withCode = code ? `with the code ${code}` : "";
  return `${capital(spaced(offer, on, withCode))}${deadline ? `, ${deadline}` : ""}.`;
}
