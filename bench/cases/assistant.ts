// How well and how fast the built-in engine reads plain language: by kind of phrase, judged by members, on the phrases it was made with
// and on those it was not. What suggested times bring in simulated shops; how well and how fast people alike are found.
import { type Judged, judged, sharedPhrases } from "../../server/modules/assistant/language/judge.fixture.ts";
import { heldOutLater } from "../../server/modules/assistant/language/later-phrases.fixture.ts";
import { heldOut } from "../../server/modules/assistant/language/phrases.fixture.ts";
import { gainIn } from "../../server/modules/scheduling/habits/gain.fixture.ts";
import type { BenchCase } from "../main.ts";
import { percentile, type Result } from "../report.ts";
import { lookalikeLift, lookalikeSpeed } from "./lookalikes.ts";

const share = (list: readonly Judged[]) => (100 * list.filter(({ right }) => right).length) / list.length;

function accuracy(name: string, list: readonly Judged[], aim: string): Result {
  const wrong = list.filter(({ right }) => !right).map(({ text }) => `“${text}”`);
  const detail = `${list.length} phrases; ${aim}${wrong.length > 0 ? `; wrong: ${wrong.slice(0, 3).join(", ")}` : ""}`;
  return { name, value: share(list), unit: "% right", detail };
}

/** What the suggested time brings in simulated shops whose habits are known, beside the hours at which shops usually send. */
function schedulingGains(): Result[] {
  const shops = [
    { name: "evening shop", seed: 11, shopHour: 20, differ: 2, actsEach: 5 },
    { name: "people differ much", seed: 12, shopHour: 14, differ: 7, actsEach: 12 },
    { name: "little is known", seed: 13, shopHour: 19, differ: 4, actsEach: 1 },
  ];
  return shops.map(({ name, ...shop }) => {
    const { usual, suggested, own, possible, possibleOwn } = gainIn({ ...shop, people: 2_000 });
    const of = (value: number) => `${(value / usual).toFixed(2)}×`;
    const detail = `beside weekdays 9 to 17; could be ${of(possible)}; each at their own ${of(own)}, could be ${of(possibleOwn)}`;
    return { name: `scheduling gain, ${name}`, value: suggested / usual, unit: "times", detail };
  });
}

async function phrases(): Promise<Result[]> {
  const sets = { "held out": heldOut, "held out later": heldOutLater, shared: sharedPhrases() ?? [] };
  const all = Object.values(sets).flat();
  // The first reading learns how the renderer says each condition; it is not what later ones cost.
  judged([...all.slice(0, 3), { kind: "warm", text: "Customers who placed an order", accept: [] }]);
  const bySet = Object.entries(sets).map(([name, phrases]) => [name, judged(phrases)] as const);
  const every = bySet.flatMap(([, list]) => list);
  const kinds = [...Map.groupBy(every, ({ kind }) => kind)];
  const times = every.map(({ milliseconds }) => milliseconds);
  return [
    ...bySet.filter(([, list]) => list.length > 0).map(([name, list]) => accuracy(name, list, "aim 90 %")),
    ...kinds.map(([kind, list]) => accuracy(`  ${kind}`, list, "by kind")),
    {
      name: "a phrase, median",
      value: percentile(times, 0.5),
      unit: "ms",
      detail: "with its open questions worked out",
    },
    { name: "a phrase, slowest", value: percentile(times, 1), unit: "ms", detail: "aim 50 ms" },
    ...schedulingGains(),
  ];
}

export const assistantCase: BenchCase = {
  summary:
    "how well and how fast plain language is read into rules, what suggested times bring, and people alike (--customers)",
  run: async ({ customers = 1_000_000 }) => [
    ...(await phrases()),
    ...(await lookalikeLift()),
    ...(await lookalikeSpeed(customers)),
  ],
};
