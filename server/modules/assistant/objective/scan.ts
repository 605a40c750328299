// An objective as its parse walks through it: tokens, which part has taken each, and whether a word stands within what says of
// people what they did ("who bought tea before Diwali"), where a day or an amount is theirs and not the campaign's.
import type { Temporal } from "temporal-polyfill";
import type { ObjectivePart } from "../../../../contract/campaign-drafts.ts";
import type { Token } from "../language/tokens.ts";

export type Taken = ObjectivePart | "beyond" | "aside";

export class Scan {
  readonly taken: (Taken | undefined)[] = [];
  /** Before it stands the head, with what it is about; whose doings are told comes after. */
  people = 0;
  /** The head's first word, once it is read. */
  verb = "";
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly today: Temporal.PlainDate;
  readonly currency: string;

  constructor(text: string, tokens: readonly Token[], today: Temporal.PlainDate, currency: string) {
    this.text = text;
    this.tokens = tokens;
    this.today = today;
    this.currency = currency;
  }

  word(i: number): string {
    return this.tokens[i]?.word ?? "";
  }

  is(i: number, ...words: readonly string[]): boolean {
    return words.includes(this.word(i));
  }

  says(i: number, words: string): boolean {
    return words.split(" ").every((word, k) => this.word(i + k) === word);
  }

  /** The end of the longest of these phrases that begins here. */
  after(i: number, phrases: readonly string[]): number | undefined {
    const ends = phrases
      .filter((phrase) => this.says(i, phrase))
      .map((phrase) => i + phrase.split(" ").length);
    return ends.length > 0 ? Math.max(...ends) : undefined;
  }

  /** Past any of these words, at most so many. */
  skip(i: number, words: ReadonlySet<string>, most = 3): number {
    let at = i;
    while (at - i < most && words.has(this.word(at))) at++;
    return at;
  }

  take(from: number, to: number, part: Taken): void {
    for (let i = from; i < to; i++) this.taken[i] ??= part;
  }

  place(from: number, to: number) {
    const start = this.tokens[from]!.start;
    const end = this.tokens[to - 1]!.end;
    return { start, end, text: this.text.slice(start, end) };
  }

  isStop(i: number): boolean {
    return i >= this.tokens.length || /^[,.;:!?–—]$/.test(this.word(i));
  }

  /** Whether what stands here may belong to people's doings: since the last comma or part there is "who" or one of their verbs. */
  isOfPeople(i: number): boolean {
    for (let k = i - 1; k >= this.people && this.taken[k] === undefined && !this.isStop(k); k--)
      if (relative.has(this.word(k)) || theirVerbs.has(this.word(k))) return true;
    return false;
  }

  /** Among the few words before this one, within the same stretch. */
  isNear(i: number, words: ReadonlySet<string>, reach = 4): boolean {
    for (
      let k = i - 1;
      k >= Math.max(this.people, i - reach) && this.taken[k] === undefined && !this.isStop(k);
      k--
    )
      if (words.has(this.word(k))) return true;
    return false;
  }
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const relative = set("who that whose whom which jinhone jo");
const theirVerbs = set(
  "bought ordered purchased shopped spent spend spending spends visited joined signed registered opened clicked received got used redeemed returned cancelled abandoned viewed added order orders purchase purchases birthday birthdays anniversary anniversaries born kharida kharide",
);
