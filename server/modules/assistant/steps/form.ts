// A form: how a command is put into words, and what it asks for. Tried in order; the first that fits and makes something of it is
// taken.
import type { Made, Slice } from "./asked.ts";
import { nameIn, type Phrase } from "./phrase.ts";

export interface Found {
  /** The words of a group, or undefined where it is not there. */
  words(group: string): Slice | undefined;
  /** The same as a name. */
  name(...groups: string[]): string | undefined;
  line: string;
}

export interface Form {
  pattern: RegExp;
  make: (found: Found) => Made | undefined;
}

/** What people say before they say what they want. */
const politeness =
  /^(?:(?:please|pls|kindly|ok|okay|hey|hi|hello|can you|could you|would you|will you|can we|i want you to|i want to|i would like to|i need to|i need you to|help me|let us|lets|now|then|also|and|just|go and|go ahead and) )+(?:,? )?/;

export function form(pattern: string, make: Form["make"]): Form {
  return {
    pattern: new RegExp(`^(?:${pattern})(?: please| pls| thanks| thank you| for me)*(?: [.?!]+)?$`, "d"),
    make,
  };
}

export function madeOf(phrase: Phrase, forms: readonly Form[]): Made | undefined {
  const lead = politeness.exec(phrase.line)?.[0].length ?? 0;
  for (const from of lead > 0 ? [lead, 0] : [0])
    for (const { pattern, make } of forms) {
      const matched = pattern.exec(phrase.line.slice(from));
      const made = matched && make(foundIn(phrase, matched, from));
      if (made) return made;
    }
  return undefined;
}

function foundIn(phrase: Phrase, matched: RegExpExecArray, from: number): Found {
  const words = (group: string) => {
    const place = matched.indices?.groups?.[group];
    if (!place || place[0] === place[1]) return undefined;
    return phrase.slice(place[0] + from, place[1] + from);
  };
  return {
    words,
    line: matched[0],
    name: (...groups) => {
      for (const group of groups) {
        const found = words(group);
        if (found) return nameIn(found) || undefined;
      }
      return undefined;
    },
  };
}

/** Whoever the page is about, without naming them. */
const pointing =
  "(?:all |all of |everyone of )?(?:them|these|those|they|him|her|it|this|that|these people|those people|these customers|those customers|these ones|the people here|the people shown|the people shown here|people shown|people shown here|everyone here|everyone shown|everybody here|all shown|the ones shown|all people here|all customers here|everyone on this page|the customers here|the customers shown|this segment|the segment|that segment|this list|the list|that list|this audience|the audience|this customer|the customer|this person|this rule|the rule|this group)";
export const these = pointing;
const onlyPointing = new RegExp(`^${pointing}$`);

/** Undefined where the words only point at the page's own. */
export function unlessPointing(words: Slice | undefined): Slice | undefined {
  if (!words) return undefined;
  const plain = words.text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[.!?,]+$/, "")
    .trim();
  return plain === "" || onlyPointing.test(plain) ? undefined : words;
}
