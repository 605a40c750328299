// Bands of what customers had spent before a campaign: few, with edges that people say, and about as many people in each.
import type { Rule } from "../../../contract/rule.ts";
import { toMinor } from "../../../contract/values.ts";
import { moneyWords } from "../../../contract/words.ts";

/** In major units: from `low`, which nothing is above, to less than `high`; null has no end. Nothing at all is 0 to 0. */
export interface SpendBand {
  low: number;
  high: number | null;
}

const steps = [1, 1.5, 2, 3, 5, 7];
const bandsWanted = 4;

/** Edges in major units that a band may have, rising. */
export function spendEdges(currency: string): number[] {
  const all = Array.from({ length: 10 }, (_, power) => steps.map((step) => step * 10 ** power)).flat();
  return all.filter((edge) => Number.isInteger(toMinor(edge, currency)) && edge === Math.floor(edge));
}

/** Joins slots between neighbouring edges (the first is below the first edge) into bands of about as many people. */
export function joinedBands<T>(
  slots: readonly { from: number; to: number | null; people: number; slot: T }[],
): { band: SpendBand; slots: T[] }[] {
  const whole = slots.reduce((sum, { people }) => sum + people, 0);
  const bands: { band: SpendBand; slots: T[] }[] = [];
  let passed = 0;
  for (const { from, to, people, slot } of slots) {
    const last = bands.at(-1);
    const full = passed >= (whole * bands.length) / bandsWanted;
    if (last && !full) {
      last.slots.push(slot);
      last.band.high = to;
    } else bands.push({ band: { low: last ? from : 0, high: to }, slots: [slot] });
    if (last && full) last.band.high = from;
    passed += people;
  }
  const final = bands.at(-1);
  if (final) final.band.high = null;
  return bands;
}

export const bandText = ({ low, high }: SpendBand) => (high === 0 ? "0" : `${low}-${high ?? ""}`);

export function bandOf(text: string): SpendBand | undefined {
  if (text === "0") return { low: 0, high: 0 };
  const [, low, high] = /^(\d{1,12})-(\d{1,12})?$/.exec(text) ?? [];
  return low === undefined ? undefined : { low: Number(low), high: high === undefined ? null : Number(high) };
}

export function bandWords({ low, high }: SpendBand, currency: string): string {
  const money = (amount: number) => moneyWords(amount, currency);
  if (high === 0) return "nothing";
  if (low === 0) return high === null ? "something" : `something under ${money(high)}`;
  return high === null ? `${money(low)} or more` : `${money(low)} to less than ${money(high)}`;
}

/** Whoever has spent as much by now. */
export function bandRule({ low, high }: SpendBand): Rule {
  const spent = (op: "gt" | "gte" | "lt" | "eq", value: number): Rule => ({
    ...{ kind: "measure", measure: "sum", of: "orders.total" },
    ...{ op, value },
  });
  if (high === 0) return spent("eq", 0);
  const from = low === 0 ? spent("gt", 0) : spent("gte", low);
  return high === null ? from : { kind: "all", rules: [from, spent("lt", high)] };
}
