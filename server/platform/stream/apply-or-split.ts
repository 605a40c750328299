// Applies a batch; where it fails for good, halves it until the entry that cannot be applied stands alone. That one is
// set aside with its reason, the others are applied.
import { AppError } from "../../../contract/errors.ts";
import type { Log } from "../log.ts";
import { Fenced, fencesOf } from "./fence.ts";
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
    if (error instanceof Fenced) return leaveToOthers(consumer, held, error, log);
    if (held.length === 1) return setAside(consumer, held[0]!, error, log);
    const middle = Math.ceil(held.length / 2);
    await applyOrSplit(consumer, held.slice(0, middle), log);
    await applyOrSplit(consumer, held.slice(middle), log);
  }
}

/** What another reads now is not ours to answer for; the rest of the batch is. */
async function leaveToOthers(
  consumer: Consumer,
  held: readonly Held[],
  fenced: Fenced,
  log: Log,
): Promise<void> {
  const isLost = ({ entry: { fence } }: Held) => fence !== undefined && fenced.slots.has(fence.slot);
  for (const each of held) if (isLost(each)) each.fail(fenced);
  const ours = held.filter((each) => !isLost(each));
  if (ours.length > 0) await applyOrSplit(consumer, ours, log);
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
  const entries = held.map((each) => each.entry);
  return { group, kind, fences: fencesOf(entries), payloads: entries.map(({ payload }) => payload) };
}

/** The database is away or full. */
export function stopsEverything(error: unknown): boolean {
  return error instanceof AppError && (error.code === "database_unavailable" || error.code === "disk_full");
}

/** Trying the same again later can help. */
export function mayPass(error: unknown): boolean {
  return error instanceof AppError && error.retry && error.code !== "internal";
}
