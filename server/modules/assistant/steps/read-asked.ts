// A request told apart into what it asks for, by the forms in their order. What no form fits says which people are meant, and the
// grammar of people decides over it.
import type { Token } from "../language/tokens.ts";
import type { Asked, Made, Slice } from "./asked.ts";
import { madeOf } from "./form.ts";
import { campaignForms } from "./forms/campaign-forms.ts";
import { pageForms } from "./forms/page-forms.ts";
import { peopleForms } from "./forms/people-forms.ts";
import { refusedForms } from "./forms/refused-forms.ts";
import { phraseOf, tokensIn } from "./phrase.ts";

const forms = [...refusedForms, ...pageForms, ...peopleForms, ...campaignForms];

export function readAsked(text: string): Asked[] {
  const asked: Asked[] = [];
  for (const part of partsOf(text)) {
    const before = asked.at(-1);
    const made = madeOf(phraseOf(text, part.tokens), forms);
    if (made) asked.push({ ...made, words: wordsOf(text, part.tokens) } as Asked);
    else if (before && (!part.sentence || isPlain(before)))
      asked.splice(-1, 1, ...longer(text, before, part));
    else asked.push(plain(wordsOf(text, part.tokens)));
  }
  return asked;
}

const plain = (words: Slice): Asked => ({ kind: "people", words, people: words });
const isPlain = (asked: Asked) => asked.kind === "people" && asked.people.start === asked.words.start;

interface Part {
  tokens: Token[];
  /** Whether it begins a sentence of its own, rather than following an "and". */
  sentence: boolean;
}

/** What was taken for a command of its own and is none belongs to the one before. */
function longer(text: string, before: Asked, part: Part): Asked[] {
  const end = part.tokens.at(-1)!.end;
  const tokens = tokensIn(text).filter((token) => token.start >= before.words.start && token.end <= end);
  const made: Made | undefined = madeOf(phraseOf(text, tokens), forms);
  const words = wordsOf(text, tokens);
  return [made ? ({ ...made, words } as Asked) : plain(words)];
}

function wordsOf(text: string, tokens: readonly Token[]): Slice {
  const start = tokens[0]?.start ?? 0;
  return { text: text.slice(start, tokens.at(-1)?.end ?? start), start };
}

const beginsCommand =
  /^(?:create|make|build|draft|tag|open|summari[sz]e|suggest|rename|launch|put|save|call|name|write|send|email|text|add|go|take|prepare)$/;
const shortened = /^(?:rs|no|vs|mr|mrs|ms|dr|st|approx)$/;

function partsOf(text: string): Part[] {
  const tokens = tokensIn(text);
  const parts: Part[] = [];
  let part: Part = { tokens: [], sentence: true };
  const close = (sentence: boolean) => {
    if (part.tokens.length > 0) parts.push(part);
    part = { tokens: [], sentence };
  };
  for (let i = 0; i < tokens.length; i++) {
    const skip = joint(tokens, i, text);
    if (skip > 0) {
      close(isStop(tokens, i, text));
      i += skip - 1;
    } else part.tokens.push(tokens[i]!);
  }
  close(true);
  return parts;
}

function isStop(tokens: readonly Token[], i: number, text: string): boolean {
  const [before, token] = [tokens[i - 1], tokens[i]!];
  if (token.kind !== "mark" || !/^[.;!?]$/.test(token.text)) return false;
  const after = text[token.end];
  return (after === undefined || /\s/.test(after)) && !shortened.test(before?.word ?? "");
}

/** How many tokens stand between two commands here; none where none does. */
function joint(tokens: readonly Token[], i: number, text: string): number {
  if (isStop(tokens, i, text)) return 1;
  let at = i;
  if (tokens[at]?.text === ",") at++;
  const worded = at;
  if (tokens[at]?.word === "and") at++;
  if (tokens[at]?.word === "then") at++;
  const next = tokens[at];
  if (at === worded || next === undefined || i === 0) return 0;
  return beginsCommand.test(next.word) && !isNaming(tokens, at) ? at - i : 0;
}

/** "… and call it Diwali" belongs to what is made. */
const isNaming = (tokens: readonly Token[], at: number) =>
  /^(?:call|name)$/.test(tokens[at]!.word) && /^(?:it|this)$/.test(tokens[at + 1]?.word ?? "");
