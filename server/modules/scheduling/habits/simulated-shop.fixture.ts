// A shop whose customers' habits are known: each reads and buys around an hour of their own on some days, and at the shop's
// usual hours otherwise. What was seen of them is drawn from that; what a sent message would bring can be worked out exactly.
import { attended } from "./kernel.ts";
import type { Act } from "./shrink.ts";
import { slots, sumOf, type Week, weekOf } from "./week.ts";

export interface SimulatedPerson {
  acts: Act[];
  /** The share of all they do that falls into each hour; sums to 1. */
  truth: Week;
}

export interface Habitude {
  seed: number;
  people: number;
  /** Acts a person, on average; some have none. */
  actsEach: number;
  /** The hour around which the shop's customers come, before each has their own. */
  shopHour: number;
  /** Hours by which people differ. */
  differ: number;
}

/** mulberry32: small, and the same everywhere. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function simulatedShop({ seed, people, actsEach, shopHour, differ }: Habitude): SimulatedPerson[] {
  const luck = random(seed);
  return Array.from({ length: people }, () => {
    const hour = shopHour + differ * (luck() + luck() + luck() - 1.5) * 1.15;
    const weekend = luck() < 0.3;
    const truth = normalized(
      weekOf((slot) => {
        const day = Math.floor(slot / 24);
        const likes = weekend === day >= 5 ? 1 : 0.25;
        const off = Math.abs((((((slot % 24) - hour + 36) % 24) + 24) % 24) - 12);
        const awake = slot % 24 >= 7 && slot % 24 <= 22 ? 0.04 : 0.004;
        return likes * Math.exp(-(off ** 2) / 4) + awake;
      }),
    );
    const count = Math.floor(-Math.log(1 - luck()) * actsEach);
    return { truth, acts: Array.from({ length: count }, () => ({ slot: drawn(truth, luck()), weight: 1 })) };
  });
}

function normalized(week: Week): Week {
  const sum = sumOf(week);
  return week.map((value) => value / sum);
}

function drawn(week: Week, at: number): number {
  let sum = 0;
  for (let slot = 0; slot < slots; slot++) {
    sum += week[slot]!;
    if (sum > at) return slot;
  }
  return slots - 1;
}

/** What a message sent to each at the slot told for them brings, beside an average hour of the week. */
export function brought(people: readonly SimulatedPerson[], slotFor: (index: number) => number): number {
  const sum = people.reduce((all, { truth }, i) => all + attended(truth)[slotFor(i)]! * slots, 0);
  return sum / people.length;
}
