// For tests of the stream: entries with a number, and a consumer that keeps a list of them.
import type { Batch, Consumer, Entry } from "./stream.ts";

interface Payload {
  number: number;
  key: string;
  poison?: boolean;
}

type Applied = Payload & { group: string };

/** A consumer that remembers, refuses poison, and takes its time where told to. */
export function keeper(options: { pause?: () => Promise<void> } = {}) {
  const applied: Applied[] = [];
  const batches: number[] = [];
  const aside: { number: number; reason: string }[] = [];
  let running = 0;
  let mostRunning = 0;
  const consumer: Consumer = {
    async apply({ group, payloads }: Batch) {
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      await options.pause?.();
      running -= 1;
      const all = payloads as Payload[];
      if (all.some((p) => p.poison)) throw new Error("cannot be applied");
      applied.push(...all.map((p) => ({ ...p, group })));
      batches.push(all.length);
      return all.map((p) => p.number);
    },
    async setAside({ payloads }, reason) {
      aside.push({ number: (payloads[0] as Payload).number, reason });
    },
  };
  return { consumer, applied, batches, aside, mostRunning: () => mostRunning };
}

export function entry(
  number: number,
  rest: Partial<Payload> & { group?: string; kind?: string } = {},
): Entry {
  const { group = "shop", kind = "thing", key = `k${number}`, poison } = rest;
  return { group, kind, keys: [key], payload: { number, key, poison } };
}

export function numbersOf(applied: readonly Payload[]): number[] {
  return applied.map((p) => p.number).sort((a, b) => a - b);
}

export const tick = () => new Promise<void>((resolve) => setImmediate(resolve));
