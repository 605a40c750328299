// Applies a batch; where it fails for good, halves it until the entry that cannot be applied stands alone. That one is
// set aside with its reason, the others are applied.
import { AppError } from "../../../contract/errors.ts";
import type { Log } from "../log.ts";
import type { Batch, Consumer } from "./stream.ts";
import type { Held } from "./ticket.ts";

/** Throws only what may pass; then the entries without an outcome are the caller's to fail. */
export async function applyOrSplit(consumer: Consumer, held: readonly Held[], log: Log): Promise<void> {
  try {
    const results = await consumer.apply(batchOf(held));
    held.forEach((each, i) => {
      each.settle({ status: "applied", result: results[i] });
    });
  } catch (error) {
    if (mayPass(error)) throw error;
    if (held.length === 1) return setAside(consumer, held[0]!, error, log);
    const middle = Math.ceil(held.length / 2);
    await applyOrSplit(consumer, held.slice(0, middle), log);
    await applyOrSplit(consumer, held.slice(middle), log);
  }
}

async function setAside(consumer: Consumer, held: Held, error: unknown, log: Log): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  log.error({ err: error, kind: held.entry.kind, group: held.entry.group }, "an entry was set aside");
  try {
    const { source } = held.entry;
    await consumer.setAside({ ...batchOf([held]), ...(source ? { source } : {}) }, reason);
    held.settle({ status: "set_aside", reason });
  } catch (failure) {
    if (mayPass(failure)) throw failure;
    held.fail(failure);
  }
}

function batchOf(held: readonly Held[]): Batch {
  const { group, kind } = held[0]!.entry;
  return { group, kind, payloads: held.map((each) => each.entry.payload) };
}

/** The database is away or full. */
export function stopsEverything(error: unknown): boolean {
  return error instanceof AppError && (error.code === "database_unavailable" || error.code === "disk_full");
}

/** Trying the same again later can help. */
export function mayPass(error: unknown): boolean {
  return error instanceof AppError && error.retry && error.code !== "internal";
}
