// Hands a chunk's messages to the vendor, and gets an answer for each. Keys make it safe to do again: what a crash or a
// lost answer left open is the same message to a vendor that knows keys, and is asked for at one that does not.
import { type OutgoingMessage, type SendAnswer, VendorTrouble } from "../../channels/channel.ts";
import type { OpenConnection } from "../connections/index.ts";

export interface HandOver {
  connection: OpenConnection;
  messages: readonly OutgoingMessage[];
  /** They may have been handed over before, by an attempt whose end is not known. */
  again: boolean;
  signal: AbortSignal;
}

/** Throws VendorTrouble where the vendor cannot be reached; then nothing is known of any of them. */
export async function handOver(hand: HandOver): Promise<SendAnswer[]> {
  const { connection, messages, again, signal } = hand;
  if (messages.length === 0) return [];
  const settled = again && !connection.vendor.idempotent ? await settle(connection, messages, signal) : [];
  const known = new Set(settled.map((answer) => answer.key));
  const open = messages.filter((message) => !known.has(message.key));
  return [...settled, ...(await sendAll(connection, open, signal))];
}

async function settle(
  connection: OpenConnection,
  messages: readonly OutgoingMessage[],
  signal: AbortSignal,
): Promise<SendAnswer[]> {
  const { vendor, settings } = connection;
  const keys = messages.map((message) => message.key);
  if (vendor.ask) return vendor.ask(settings, keys, signal);
  return keys.map((key) => ({ key, taken: false, reason: "it is not known whether it was sent" }));
}

async function sendAll(
  connection: OpenConnection,
  messages: readonly OutgoingMessage[],
  signal: AbortSignal,
): Promise<SendAnswer[]> {
  const answers: SendAnswer[] = [];
  for (let from = 0; from < messages.length; from += connection.vendor.batchMax) {
    const batch = messages.slice(from, from + connection.vendor.batchMax);
    answers.push(...(await sendBatch(connection, batch, signal)));
  }
  return answers;
}

/** A request that the vendor cannot read is halved until the message at fault stands alone, so that it holds up no other. */
async function sendBatch(
  connection: OpenConnection,
  batch: readonly OutgoingMessage[],
  signal: AbortSignal,
): Promise<SendAnswer[]> {
  const { vendor, settings, receiptsUrl } = connection;
  try {
    return answered(batch, await vendor.send(settings, batch, { receiptsUrl, signal }));
  } catch (error) {
    if (!(error instanceof VendorTrouble) || error.kind !== "unreadable") throw error;
    if (batch.length === 1)
      return [{ key: batch[0]!.key, taken: false, reason: `the vendor refused it: ${error.message}` }];
    const middle = batch.length >> 1;
    const first = await sendBatch(connection, batch.slice(0, middle), signal);
    return [...first, ...(await sendBatch(connection, batch.slice(middle), signal))];
  }
}

/** An answer that leaves a message out, or speaks of another, is none. */
function answered(batch: readonly OutgoingMessage[], answers: readonly SendAnswer[]): SendAnswer[] {
  const byKey = new Map(answers.map((answer) => [answer.key, answer]));
  return batch.map(({ key }) => {
    const answer = byKey.get(key);
    if (answer) return answer;
    throw new VendorTrouble("unreachable", "The vendor answered without saying what became of every message");
  });
}
