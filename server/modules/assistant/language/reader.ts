// What reading a phrase has at hand: its tokens, today in the shop's zone, and the choices that a word leaves open.
import { Temporal } from "temporal-polyfill";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Clock } from "../../../../contract/rule-windows.ts";
import type { Token } from "./tokens.ts";
import type { VagueTerm } from "./words/vague.ts";

export interface Option<T> {
  label: string;
  value: T;
}

/** Where in the text something stands. */
export interface Place {
  start: number;
  end: number;
}

/** A question that a reading answered by its first option; the others are readings of their own. */
export interface OpenChoice extends Place {
  question: string;
  labels: string[];
  chosen: number;
}

/** What a word such as "lapsed" comes to in this shop, by its own orders, and how that was found. */
export interface Habit {
  value: number;
  words: string;
}
export type Habits = Partial<Record<VagueTerm, Habit>>;

/** A word that was taken as the shop's own orders have it. */
export interface Definition extends Place {
  words: string;
}

export type Forced = ReadonlyMap<string, number>;

export class Reader {
  readonly choices: OpenChoice[] = [];
  readonly definitions: Definition[] = [];
  readonly habits: Habits;
  readonly today: Temporal.PlainDate;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly catalogue: Catalogue;
  private readonly forced: Forced;

  constructor(
    text: string,
    tokens: readonly Token[],
    catalogue: Catalogue,
    clock: Clock,
    forced: Forced,
    habits: Habits = {},
  ) {
    this.habits = habits;
    this.text = text;
    this.tokens = tokens;
    this.catalogue = catalogue;
    this.forced = forced;
    this.today = clock.asOf.toZonedDateTimeISO(clock.timezone).toPlainDate();
  }

  word(i: number): string {
    return this.tokens[i]?.word ?? "";
  }

  /** Whether these words stand from here on. */
  says(i: number, words: string): boolean {
    return words.split(" ").every((word, k) => this.word(i + k) === word);
  }

  placeOf(from: number, to: number): Place {
    return { start: this.tokens[from]?.start ?? 0, end: this.tokens[to - 1]?.end ?? 0 };
  }

  define({ start, end }: Place, words: string): void {
    if (!this.definitions.some((each) => each.start === start)) this.definitions.push({ start, end, words });
  }

  /** The first option unless another was asked for; all are noted, so that each can become a reading. */
  choose<T>(place: Place, question: string, options: readonly [Option<T>, ...Option<T>[]]): T {
    if (options.length === 1) return options[0].value;
    const chosen = this.forced.get(choiceKey({ ...place, question })) ?? 0;
    const labels = options.map(({ label }) => label);
    const noted = this.choices.some(
      (each) => each.start === place.start && each.question === question && each.end === place.end,
    );
    if (!noted) this.choices.push({ ...place, question, labels, chosen });
    return (options[chosen] ?? options[0]).value;
  }
}

export function choiceKey({ start, end, question }: Place & { question: string }): string {
  return `${start} ${end} ${question}`;
}

export const dayOf = (date: Temporal.PlainDate): string => date.toString();
export const dateOf = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);
