// The values that a phrase names for an attribute.
import { type ChunkOf, isSmall } from "../chunks.ts";
import { candidatesOf, free, type Parts, type Scene } from "./parts.ts";

/** An attribute, and where in the phrase it is named. */
export interface Asked {
  name: string;
  chunk: ChunkOf<"attribute">;
  parts: Parts;
  scene: Scene;
}

/** Values of the shop's, quoted ones, and after "is" whatever is written. */
export function valuesFor({
  name,
  chunk,
  parts,
  scene,
}: Asked): { texts: string[]; joint: "and" | "or" } | undefined {
  for (const group of parts.groups) {
    const known = candidatesOf(
      group,
      (candidate) => candidate.kind === "value" && candidate.attribute === name,
    );
    if (!known || parts.used.has(group.chunk)) continue;
    parts.used.add(group.chunk);
    return { texts: known.map(({ value }) => value), joint: group.joint };
  }
  const quoted = free(parts, parts.quoted);
  if (quoted.length > 0) {
    for (const each of quoted) parts.used.add(each);
    return { texts: quoted.map(({ text }) => text.replaceAll(/^["“]|["”]$/g, "")), joint: "or" };
  }
  const near = nearbyWords(chunk, parts);
  return near.length > 0
    ? { texts: [scene.reader.text.slice(near[0]!.start, near.at(-1)!.end)], joint: "or" }
    : undefined;
}

/** Unknown words right after the name and "is". */
function nearbyWords(chunk: ChunkOf<"attribute">, parts: Parts) {
  const { chunks } = parts.clause;
  let at = chunks.indexOf(chunk) + 1;
  while (isSmall(chunks[at], "is", "not") || chunks[at]?.kind === "filler") at++;
  const words = [];
  while (chunks[at] && (chunks[at]!.kind === "unknown" || chunks[at]!.kind === "match") && words.length < 3)
    words.push(chunks[at++]!);
  for (const word of words) parts.used.add(word);
  return words;
}
