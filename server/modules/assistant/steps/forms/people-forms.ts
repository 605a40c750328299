// What is asked about people: how many, a segment or a list of them, a tag; and names for things.
import type { Made } from "../asked.ts";
import { type Form, type Found, form, these, unlessPointing } from "../form.ts";

const a = "(?: (?:a|an|the|me|us|new|another|of|out of|as|this|these|them|those|it|that|all))*";
const called = "(?:called|named|titled|as)";
const naming = `(?: (?:and )?(?:called|named|call it|name it|calling it) (?<name2>.+))?`;

const makeSegment = `(?:create|make|build|save|define|set up|start|add|new|turn)${a}(?: (?<before>.+?))??`;
/** "of women in Delhi" leaves out its first word, "who bought tea" keeps it. */
const whom =
  " (?:(?:of|for|:|,|-|containing|consisting of|made of|from (?=these|them|those)) |(?=who |whose |with |where |that |in |from |living ))(?<people>.+?)";

export const peopleForms: Form[] = [
  form(`${makeSegment} (?:segment|audience|cohort) ${called} (?<name>.+?)(?:${whom})?${naming}`, segmentOf),
  form(
    `${makeSegment} (?:segment|audience|cohort)(?: (?<name>§\\d+))?(?:${whom}| (?<people2>.+?))?${naming}`,
    segmentOf,
  ),
  form(
    `(?:add|put|save|place|include|move|copy|collect)(?: (?<people>.+?))?? (?:to|on|in|into|onto|as)(?: (?:a|an|the|my|our))*(?<fresh> new| fresh)? list(?: ${called})? (?<list>.+)`,
    ({ words, line }) => ({
      kind: "list",
      list: { kind: "list", words: words("list") },
      fresh: /\b(?:new|fresh) list\b/.test(line),
      people: unlessPointing(words("people")),
    }),
  ),
  form(
    `(?:add|put|save|place|include|move|copy)(?: (?<people>.+?))?? (?:to|on|in|into|onto)(?: (?:the|my|our))? (?<list>.+?) list`,
    ({ words }) => ({
      kind: "list",
      list: { kind: "list", words: words("list") },
      fresh: false,
      people: unlessPointing(words("people")),
    }),
  ),
  form(
    `(?:create|make|start|new|build)${a} list(?: ${called})? (?<list>.+?)(?: (?:of|with|from|for) (?<people>.+))?`,
    ({ words }) => ({
      kind: "list",
      list: { kind: "list", words: words("list") },
      fresh: true,
      people: unlessPointing(words("people")),
    }),
  ),
  form(`(?:add|put|give)(?: ${these})?(?: the| a)? tag (?<tag>.+?)(?: (?:to|on) (?<people>.+))?`, tagged),
  form("(?:tag|label|mark) (?<people>.+?) (?:as|with|by)(?: the tag)? (?<tag>.+)", tagged),
  form(`(?:tag|label) (?<people>${these}) (?<tag>.+)`, tagged),
  form("(?:tag|label)(?: as| with)? (?<tag>\\S+)", tagged),
  form(
    "rename(?: the)? (?<kind>segment|campaign|list) (?<which>.+?) (?:to|as|into) (?<name>.+)",
    ({ words, name }) => ({
      kind: "rename",
      which: {
        kind: words("kind")?.text.toLowerCase() as "segment" | "campaign" | "list",
        words: words("which"),
      },
      name: name("name") ?? "",
    }),
  ),
  form(
    "(?:rename|retitle)(?: (?:this|the|it|that))?(?: (?:segment|campaign|list|draft))?(?: (?:to|as|into))? (?<name>.+)",
    ({ name }) => ({ kind: "rename", which: {}, name: name("name") ?? "" }),
  ),
  form(
    "(?:call|name)(?: (?:this|it|that|the))(?: (?:segment|campaign|list|draft))? (?<name>.+)",
    ({ name }) => ({ kind: "rename", which: {}, name: name("name") ?? "" }),
  ),
  form("(?:change|set)(?: the| its)? name (?:to|as) (?<name>.+)", ({ name }) => ({
    kind: "rename",
    which: {},
    name: name("name") ?? "",
  })),
  form(
    `(?:how many|count|number of|what number|tell me how many|how much|who|which|what share)(?: (?:of|among|in))? (?:${these}|here)(?: (?:are|is|have|were|has|there))? ?(?<people>.*)`,
    ({ words }) => {
      const people = words("people");
      return people && { kind: "people", people, within: true };
    },
  ),
  form(
    `(?:how many|count|number of)(?: the)? (?<people>people|customers|members|everyone)(?: (?:are|is|there))*(?: (?:in|on|here|of) ?(?:${these}|here)?)`,
    ({ words }) => ({ kind: "people", people: words("people")!, within: true }),
  ),
  form(
    "(?:how many|count|number of|tell me how many|what is the number of|how big is|size of) (?<people>.+?)(?: are there| do we have| exist)?",
    ({ words }) => {
      const people = words("people");
      return people && { kind: "people", people };
    },
  ),
];

function tagged({ words, name }: Found) {
  const tag = name("tag");
  return tag ? ({ kind: "tag", tag, people: unlessPointing(words("people")) } as const) : undefined;
}

function segmentOf({ words, name }: Found): Made | undefined {
  const before = words("before");
  // "A campaign to the segment …" makes a campaign.
  if (before && /\b(?:campaign|list)\b/i.test(before.text)) return undefined;
  return {
    kind: "segment",
    people: unlessPointing(words("people") ?? words("people2") ?? before),
    name: name("name", "name2"),
  };
}
