// Keeps an entry that cannot be applied, whatever it holds: characters that PostgreSQL does not take are put as the mark for
// what is none, since an entry that could not even be kept would be lost or stop all behind it.
import type { Trx } from "../../../platform/database.ts";

export interface DeadEntry {
  kind: string;
  /** How it came in. */
  source: string;
  payload: unknown;
}

export async function keepDeadLetter(
  trx: Trx,
  workspaceId: string,
  { kind, source, payload }: DeadEntry,
  reason: string,
): Promise<void> {
  await trx
    .insertInto("dead_letters")
    .values({
      workspace_id: workspaceId,
      kind,
      source,
      entry: keepable(payload),
      reason: keepableText(reason),
    })
    .execute();
}

const mark = "\ufffd";
/** As JSON writes NUL and half of a surrogate pair; whole pairs it writes as they are. */
const unkeepable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** The payload as JSON that PostgreSQL keeps. */
export function keepable(payload: unknown): string {
  return JSON.stringify(payload ?? null).replace(unkeepable, `$1${mark}`);
}

export function keepableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", mark);
}
