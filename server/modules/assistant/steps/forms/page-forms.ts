// "Open the campaigns", "take me to Lapsed gold", "find asha@example.com", and what sends, which only opens the review.
import { type Form, form, these, unlessPointing } from "../form.ts";
import { openPageOf } from "../page-names.ts";

const sends = "send|launch|schedule|fire off|blast|release|publish|go live with|start sending|approve";
const when =
  "(?: (?:now|today|tonight|tomorrow|right away|straight away|immediately|already|out|off|live|to everyone|to all|to them|at .+|on .+|for .+|in the .+|this .+|next .+))*";

export const pageForms: Form[] = [
  form(
    `(?:${sends})(?: off| out)? (?:${these}|(?:this|the|my|that) (?:campaign|draft|message|mail|email|e mail|sms|one))${when}`,
    () => ({ kind: "review", which: {} }),
  ),
  form(`(?:${sends})(?: (?:now|it now|campaign|right away))?`, () => ({ kind: "review", which: {} })),
  form(`(?:${sends})(?: off| out)?(?: the| my)?(?: campaign| draft) (?<which>.+?)${when}`, ({ words }) => ({
    kind: "review",
    which: { kind: "campaign", words: words("which") },
  })),
  form(`(?:${sends}) (?<which>§\\d+)${when}`, ({ words }) => ({
    kind: "review",
    which: { kind: "campaign", words: words("which") },
  })),
  form(`(?:review|check) (?:this|the|my) (?:campaign|draft)(?: before .+)?`, () => ({
    kind: "review",
    which: {},
  })),
  form(
    "(?:find|search|search for|look up|look for|open|show|show me|who is|get|get me)(?: me)?(?: the)? (?:customer|person|shopper|buyer|client|profile)(?: of| called| named| with the name)? (?<search>(?!who|whose|with|that|in|from|of|segment).+)",
    ({ name }) => found(name("search")),
  ),
  form(
    "(?:find|search|search for|look up|look for|open|show|show me|who is|who has|whose is)(?: me)?(?: the)?(?: e mail| email| phone| number)? ?(?<search>\\S+ @ ?\\S.*|\\S+ (?:\\S+ )*@\\S.*|\\+ \\d.*|\\d{7,})",
    ({ name }) => found(name("search")),
  ),
  form("(?:look up|search for|who is) (?<search>§\\d+|[\\p{L}]+(?: [\\p{L}]+){0,2})", ({ name, line }) =>
    /\b(?:who is (?:in|on|from|not|a|an|the)|customers?|people|everyone|buyers)\b/.test(line)
      ? undefined
      : found(name("search")),
  ),
  form(
    "(?:open|go to|take me to|navigate to|bring up|jump to|go back to|show|show me|visit|see|where is|where are|where do i find|where can i find)(?: me)?(?: the| my| our| all)* (?<what>.+)",
    ({ words, line }) => {
      const what = words("what");
      if (!what) return undefined;
      const isPage = openPageOf(what.text) !== undefined;
      return isPage || opens.test(line) ? { kind: "open", which: whichOf(what) } : undefined;
    },
  ),
];

/** Words that only ever open something; "show me …" may ask for people as well. */
const opens = /^(?:open|go to|take me to|navigate to|bring up|jump to|go back to|visit)\b/;

const found = (search: string | undefined) => (search ? ({ kind: "find", search } as const) : undefined);

/** "the segment Lapsed gold" says what it is; "Lapsed gold" alone does not. */
function whichOf(what: { text: string; start: number }) {
  const said = /^(segment|campaign|list|customer)\s+(?:called\s+|named\s+)?/i.exec(what.text);
  const kind = said?.[1]?.toLowerCase() as "segment" | "campaign" | "list" | "customer" | undefined;
  const length = said?.[0].length ?? 0;
  const words = unlessPointing({ text: what.text.slice(length), start: what.start + length });
  return { kind, words };
}
