// Two profiles as one, and one taken apart again. The survivor's own word goes first; of consent the stricter wins.
import { consentChannels, type Profile, same, textFields } from "../profile.ts";

const names = ["external_id", "email", "phone"] as const;

/** The address that each consent is given for; push goes to the person's devices. */
const addressOf = { email: "email", sms: "phone", whatsapp: "phone", push: undefined } as const;

export function mergeProfiles(survivor: Profile, merged: Profile): Profile {
  const after = structuredClone(survivor);
  for (const name of names) after[name] ??= merged[name];
  for (const field of textFields) after[field] ??= merged[field];
  for (const channel of consentChannels) after[`consent_${channel}`] = consentOf(channel, survivor, merged);
  after.tags = [...new Set([...survivor.tags, ...merged.tags])];
  after.custom = { ...merged.custom, ...survivor.custom };
  after.created_at_said = earlier(survivor.created_at_said, merged.created_at_said);
  return after;
}

/** A no of either is a no. A yes is for the address it was given for, so that it stays or comes with that address alone. */
function consentOf(
  channel: (typeof consentChannels)[number],
  survivor: Profile,
  merged: Profile,
): boolean | null {
  const [own, other] = [survivor[`consent_${channel}`], merged[`consent_${channel}`]];
  if (own === false || other === false) return false;
  const address = addressOf[channel];
  if (address === undefined) return own ?? other;
  if (survivor[address] === null) return other;
  return merged[address] !== null && sameAddress(survivor[address], merged[address]) ? (own ?? other) : own;
}

const sameAddress = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Changes `current` back to what it was before the merge, but for what was changed since. */
export function unmergeProfile(current: Profile, before: Profile, after: Profile): void {
  const fields = [
    ...names,
    ...textFields,
    ...consentChannels.map((c) => `consent_${c}` as const),
    "created_at_said",
  ] as const;
  for (const field of fields)
    if (same(current[field], after[field])) (current as Record<string, unknown>)[field] = before[field];
  const came = new Set(after.tags.filter((tag) => !before.tags.includes(tag)));
  current.tags = same(current.tags, after.tags) ? before.tags : current.tags.filter((tag) => !came.has(tag));
  for (const key of Object.keys(after.custom))
    if (!(key in before.custom) && same(current.custom[key], after.custom[key])) delete current.custom[key];
}
