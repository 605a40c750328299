// What is said of customers without naming an attribute: when they joined, their tags, their addresses, women and men.
import type { Rule } from "../../../../../contract/rule.ts";
import type { Candidate } from "../chunks.ts";
import { momentsOf } from "../spans.ts";
import { allOf, anyOf, attribute, deniedIf } from "./build.ts";
import { candidatesOf, free, type Parts, type Scene, takeSpans } from "./parts.ts";

/** Joining: signing up, or being known to the shop. */
export function joinReading(parts: Parts, scene: Scene): Rule | undefined {
  const spans = parts.spans.map(({ span, text }) =>
    span.kind === "length" && /^(for|over|more)/i.test(text) && !span.less
      ? { ...span, more: true as const }
      : span,
  );
  takeSpans(parts);
  if (spans.length === 0) {
    if (parts.groups.length > 0 || !parts.denied)
      return parts.groups.length > 0 ? undefined : { kind: "everyone" };
    scene.refuse(parts.actChunk!, "it is not said when");
    return undefined;
  }
  const rules = spans
    .flatMap((span) => momentsOf(span))
    .map(({ op, value }) => attribute("created_at", op, value));
  return deniedIf(parts.denied, allOf(rules)!, scene.reader);
}

export function tagReading(parts: Parts, scene: Scene): Rule {
  const rules = parts.groups.flatMap((group) => {
    const known = candidatesOf(group, isTag) ?? group.of.map((match) => ({ value: match.text }));
    parts.used.add(group.chunk);
    const texts = known.map(({ value }) => value);
    return [attribute("tags", group.joint === "and" && texts.length > 1 ? "has_all" : "has_any", texts)];
  });
  for (const chunk of [
    ...free(parts, parts.quoted),
    ...free(parts, parts.unknown),
    ...free(parts, parts.vague),
  ]) {
    parts.used.add(chunk);
    rules.push(
      attribute("tags", "has_any", [
        chunk.kind === "quoted" ? chunk.text.replaceAll(/^["“]|["”]$/g, "") : chunk.text,
      ]),
    );
  }
  const rule = rules.length > 0 ? anyOf(rules)! : attribute("tags", "is_set");
  return deniedIf(parts.denied, rule, scene.reader);
}

const isTag = (candidate: Candidate) => candidate.kind === "value" && candidate.attribute === "tags";

const addressHosts: Record<string, string> = {
  gmail: "@gmail.com",
  yahoo: "@yahoo",
  hotmail: "@hotmail",
  outlook: "@outlook",
  rediffmail: "@rediffmail.com",
};

const hostOf = (text: string) => addressHosts[text.toLowerCase().replaceAll(/^@|\.com$/g, "")];
export const isAddress = ({ text }: { text: string }): boolean =>
  text.startsWith("@") || hostOf(text) !== undefined;

/** "with a gmail address", "without a phone number". */
export function addressReading(parts: Parts): Rule | undefined {
  const host = free(parts, parts.unknown).find(isAddress);
  if (host) {
    parts.used.add(host);
    const text = hostOf(host.text) ?? host.text;
    const rule = attribute("email", "contains", text);
    return parts.denied ? attribute("email", "not_contains", text) : rule;
  }
  const op = parts.denied ? "is_missing" : "is_set";
  const rules = [
    ...(parts.has("email_address", "email") ? [attribute("email", op)] : []),
    ...(parts.has("phone_number") ? [attribute("phone", op)] : []),
  ];
  return allOf(rules);
}

/** Women and men, as the shop writes them. */
export function genderReading(parts: Parts, scene: Scene): Rule | undefined {
  const asked = [
    ...(parts.has("women") ? (["female"] as const) : []),
    ...(parts.has("men") ? (["male"] as const) : []),
  ];
  if (asked.length === 0) return undefined;
  const known =
    scene.reader.catalogue.attributes
      .find(({ name }) => name === "gender")
      ?.common_values.map(({ value }) => value) ?? [];
  const written = asked.map((each) => known.find((value) => spellings[each].test(value)) ?? each);
  return deniedIf(
    parts.denied,
    written.length > 1 ? attribute("gender", "in", written) : attribute("gender", "is", written[0]),
    scene.reader,
  );
}

const spellings = { female: /^(f|female|woman|women|w)$/i, male: /^(m|male|man|men)$/i };
