// What the people of a seed share, in words: a figure of theirs beside that of the others.
import type { Trait, TraitKind } from "./lookalikes.ts";
import { moneyWords } from "./words.ts";

type Measured = Omit<Trait, "sentence">;

/** Shares are of people but where the words say otherwise; money is in major units. */
export function traitSentence(trait: Measured, currency: string): string {
  return sentences[trait.kind](trait, currency);
}

const sentences: Record<TraitKind, (trait: Measured, currency: string) => string> = {
  recency: ({ seed, rest }) =>
    `Half of them ordered in the last ${days(seed)}; half of the others who ever ordered, in the last ${days(rest)}`,
  orders: (t) =>
    `They ordered ${tenths(t.seed)} times each, the others ${tenths(t.rest)} times${times(t, "often")}`,
  recent_orders: (t) =>
    `In the last 90 days they ordered ${tenths(t.seed)} times each, the others ${tenths(t.rest)} times${times(t, "often")}`,
  money: (t, currency) =>
    `They spent ${money(t.seed, currency)} each, the others ${money(t.rest, currency)}${times(t, "much")}`,
  average_order: (t, currency) =>
    `An order of theirs comes to ${money(t.seed, currency)}, one of the others to ${money(t.rest, currency)}${times(t, "much")}`,
  discounts: ({ seed, rest }) =>
    `${percent(seed)} of their orders had a discount, against ${percent(rest)} of the others’`,
  age: ({ seed, rest }) =>
    `Half of them have been customers for ${days(seed)} or longer; half of the others, for ${days(rest)}`,
  place: (t) => `${people(t)} live in ${t.label}${against(t)}`,
  channel: (t) => `${people(t)} ordered by ${t.label}${against(t)}`,
  category: (t) => `${people(t)} bought ${t.label}${against(t)}`,
  delivered: (t) => `They were sent ${tenths(t.seed)} messages each, the others ${tenths(t.rest)}${times(t)}`,
  opened: ({ seed, rest }) =>
    `${percent(seed)} of the messages they received were opened, against ${percent(rest)} of the others’`,
  clicked: ({ seed, rest }) =>
    `${percent(seed)} of the messages they received were clicked, against ${percent(rest)} of the others’`,
};

const people = ({ seed }: Measured) => percent(seed);
const against = (t: Measured) => `, against ${percent(t.rest)} of the others${times(t)}`;

/** Said where it is plain to see. */
function times({ seed, rest }: Measured, much = "many"): string {
  if (rest <= 0 || seed / rest < 1.5) return "";
  const ratio = seed / rest;
  return `: ${ratio < 10 ? tenths(ratio) : Math.round(ratio)} times as ${much}`;
}

function percent(share: number): string {
  const exact = share * 100;
  return `${Number(exact.toFixed(exact < 10 ? 1 : 0))} %`;
}

const tenths = (value: number) => String(Number(value.toFixed(1)));
const money = (value: number, currency: string) =>
  moneyWords(value < 100 ? Math.round(value * 100) / 100 : Math.round(value), currency);

function days(value: number): string {
  const whole = Math.round(value);
  if (whole < 60) return `${whole} ${whole === 1 ? "day" : "days"}`;
  if (whole < 730) return `${Math.round(whole / 30.44)} months`;
  return `${tenths(whole / 365.25)} years`;
}
