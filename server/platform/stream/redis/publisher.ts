// Puts entries into their slots, durable before anyone is answered, and waits for their outcomes where that is asked for.
import { randomUUID } from "node:crypto";
import { AppError } from "../../../../contract/errors.ts";
import type { Pace } from "../pace.ts";
import type { Entry, Outcome } from "../stream.ts";
import type { Answers } from "./answers.ts";
import { asStreamError } from "./client.ts";
import { packed } from "./parcel.ts";
import type { Scripts } from "./scripts.ts";
import { type Slot, slotOf } from "./slots.ts";

export interface PublisherNeeds {
  slots: readonly Slot[];
  scripts: Scripts;
  answers: Answers;
  pace: Pace;
  /** Entries that may wait in a slot; one call of any size is taken where nothing waits. */
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
  const sending = [...bySlot].map(([number, own]) =>
    sendTogether(needs, needs.slots[number]!, packed(own), wait),
  );
  const sent = await Promise.allSettled(sending);
  const failed = sent.find((one) => one.status === "rejected");
  if (failed)
    throw partly(
      failed.reason,
      sent.some((one) => one.status === "fulfilled"),
    );
  return gathered(
    entries.length,
    sent.flatMap((one) => (one.status === "fulfilled" ? one.value : [])),
  );
}

/** All at once, so that they stand in the slot as they were published; resolves once their outcomes are known. */
async function sendTogether(
  { scripts, answers, pace, mostInSlot, added }: PublisherNeeds,
  slot: Slot,
  parcels: ReturnType<typeof packed>,
  wait: boolean,
): Promise<Sent[]> {
  const tickets = parcels.map(() => randomUUID());
  const heard = tickets.map((ticket) => (wait ? answers.expect(ticket) : undefined));
  const texts = parcels.map(({ parcel }, i) =>
    JSON.stringify(wait ? { ...parcel, answer: { to: answers.address, ticket: tickets[i]! } } : parcel),
  );
  const count = parcels.reduce((sum, { indexes }) => sum + indexes.length, 0);
  try {
    const waiting = await scripts.add(slot, texts, count, mostInSlot);
    if (waiting < 0) throw tooMany(-waiting, pace);
  } catch (error) {
    for (const ticket of tickets) answers.forget(ticket);
    throw asStreamError(error);
  }
  added();
  return Promise.all(parcels.map(async ({ indexes }, i) => ({ indexes, outcomes: await heard[i] })));
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
