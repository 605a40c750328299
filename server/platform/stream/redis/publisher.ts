// Puts entries into their slots, durable before anyone is answered, and waits for their outcomes where that is asked for.
import { randomUUID } from "node:crypto";
import { AppError } from "../../../../contract/errors.ts";
import type { Pace } from "../pace.ts";
import type { Entry, Outcome } from "../stream.ts";
import type { Answers } from "./answers.ts";
import { asStreamError } from "./client.ts";
import { type Parcel, packed } from "./parcel.ts";
import type { Scripts } from "./scripts.ts";
import { type Slot, slotOf } from "./slots.ts";

export interface PublisherNeeds {
  slots: readonly Slot[];
  scripts: Scripts;
  answers: Answers;
  pace: Pace;
  /** Entries that may wait in a slot; one parcel of any size is taken where nothing waits. */
  mostInSlot: number;
  /** Something was added: the reader of this process, if it has one, need not wait for its next look. */
  added(): void;
}

interface Sent {
  indexes: number[];
  outcomes: Outcome[] | undefined;
}

export async function publishEntries(
  needs: PublisherNeeds,
  entries: readonly Entry[],
  wait: boolean,
): Promise<Outcome[]> {
  const bySlot = Map.groupBy(
    entries.map((entry, index) => ({ entry, index })),
    ({ entry }) => slotOf(entry),
  );
  const sending = [...bySlot].map(([number, own]) => sendInOrder(needs, needs.slots[number]!, packed(own), wait));
  const sent = await Promise.allSettled(sending);
  const failed = sent.find((one) => one.status === "rejected");
  if (failed) throw partly(failed.reason, sent.some((one) => one.status === "fulfilled"));
  return gathered(
    entries.length,
    sent.flatMap((one) => (one.status === "fulfilled" ? one.value : [])),
  );
}

/** One after the other, so that they stand in the stream as they were published; their outcomes are awaited together. */
async function sendInOrder(
  needs: PublisherNeeds,
  slot: Slot,
  parcels: ReturnType<typeof packed>,
  wait: boolean,
): Promise<Sent[]> {
  const waiting: Promise<Sent>[] = [];
  for (const { parcel, indexes } of parcels) {
    const { outcomes } = await send(needs, slot, parcel, wait);
    waiting.push(outcomes.then((heard) => ({ indexes, outcomes: heard })));
  }
  needs.added();
  return Promise.all(waiting);
}

/** Resolves once it is in the stream, with the promise of what will become of it. */
async function send(
  { scripts, answers, pace, mostInSlot }: PublisherNeeds,
  slot: Slot,
  parcel: Omit<Parcel, "answer">,
  wait: boolean,
): Promise<{ outcomes: Promise<Outcome[] | undefined> }> {
  const ticket = randomUUID();
  const answer = { to: answers.address, ticket };
  const outcomes = wait ? answers.expect(ticket) : Promise.resolve(undefined);
  try {
    const text = JSON.stringify(wait ? { ...parcel, answer } : parcel);
    const waiting = await scripts.add(slot, text, parcel.payloads.length, mostInSlot);
    if (waiting < 0) throw tooMany(-waiting, pace);
  } catch (error) {
    answers.forget(ticket);
    throw asStreamError(error);
  }
  return { outcomes };
}

function tooMany(waiting: number, pace: Pace): AppError {
  return new AppError(
    "too_many_requests",
    `${waiting} entries wait to be written already. Nothing of this request was kept; send it again in a moment.`,
    { retryAfter: pace.secondsFor(waiting) },
  );
}

/** The usual words of such an error say that nothing was kept. */
function partly(error: unknown, some: boolean): unknown {
  if (!some || !(error instanceof AppError)) return error;
  const detail = "Part of this was taken, the rest was not. Send all of it again: nothing is doubled.";
  return new AppError(error.code, detail, { retryAfter: error.retryAfter, cause: error });
}

function gathered(count: number, sent: readonly Sent[]): Outcome[] {
  const outcomes: Outcome[] = Array.from({ length: count }, () => ({ status: "queued" }));
  for (const { indexes, outcomes: heard } of sent)
    indexes.forEach((index, i) => {
      if (heard?.[i]) outcomes[index] = heard[i];
    });
  return outcomes;
}
