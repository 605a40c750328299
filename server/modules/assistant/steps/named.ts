// Things of the workspace by the names that people call them: as they stand, else by a part, else by the nearest.
import { nearest } from "../../../../contract/nearest.ts";
import { folded } from "../language/tokens.ts";
import type { Which } from "./asked.ts";
import { nameIn } from "./phrase.ts";
import type { Planning } from "./planning.ts";

export interface Named {
  id: string;
  name: string;
}

export function segmentNamed({ catalogue }: Planning, which: Which): Named | undefined {
  return among(catalogue.segments, which);
}

export function listNamed({ catalogue }: Planning, which: Which): Named | undefined {
  return among(catalogue.lists, which);
}

/** Looked for among the newest, where no name holds the words. */
export async function campaignNamed({ needs, actor }: Planning, which: Which): Promise<Named | undefined> {
  if (!actor.can("campaigns:read")) return undefined;
  if (which.id) return needs.campaigns.get(actor, which.id);
  const name = which.words && nameIn(which.words);
  if (!name) return undefined;
  const asked = { limit: 50, sort: "-created_at" } as const;
  const held = await needs.campaigns.list(actor, { ...asked, search: name });
  if (held.data.length > 0) return among(held.data, which);
  return among((await needs.campaigns.list(actor, asked)).data, which);
}

function among(things: readonly Named[], { id, words }: Which): Named | undefined {
  if (id) return things.find((thing) => thing.id === id);
  const name = words && folded(nameIn(words));
  if (!name) return undefined;
  const same = things.find((thing) => folded(thing.name) === name);
  const part = same ?? things.find((thing) => name.length > 2 && folded(thing.name).includes(name));
  if (part) return part;
  const near = nearest(
    name,
    things.map((thing) => thing.name),
  );
  return near === undefined ? undefined : things.find((thing) => thing.name === near);
}

/** A name that none of these has yet. */
export function freeName(wanted: string, taken: readonly Named[]): string {
  const has = (name: string) => taken.some((thing) => folded(thing.name) === folded(name));
  let name = wanted;
  for (let n = 2; has(name); n++) name = `${wanted} ${n}`;
  return name;
}

const longest = 80;

/** Words made a name: without what only says that people are meant, and not too long. */
export function nameFrom(words: string): string {
  const plain = words
    .replace(/\s+/g, " ")
    .trim()
    .replace(
      /^(?:all |the |our )*(?:customers|people|those|everyone|anyone|shoppers|buyers) (?:who |that |with |whose )?(?:have |has |are )?/i,
      "",
    )
    .replace(/[.!?,;:]+$/, "");
  const cut = plain.length <= longest ? plain : `${plain.slice(0, longest).replace(/\s+\S*$/, "")}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
