// Terms of the stream's readers, kept in the database that they write to. A transaction holds a shared lock on the slots it
// applies entries of; who begins a term takes the lock alone, and ends the sessions that will not let it go: of a process that
// stands still in the middle of a transaction nobody knows for how long.
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Database, Trx } from "./database.ts";
import { type Fence, Fenced, type Fences } from "./stream/fence.ts";

/** Any number that no other two-part advisory lock here uses. */
const slotLock = 58_142;
/** What a transaction under way may take to its end. */
const patienceMs = 2_000;
const pauseMs = 50;

export function createFences({ asSystem, system }: Pick<Database, "asSystem" | "system">): Fences {
  const begin = (slot: string) =>
    asSystem(async (trx) => {
      const { rows } = await sql<{ free: boolean }>`
        SELECT pg_try_advisory_xact_lock(${slotLock}, hashtext(${slot})) AS free`.execute(trx);
      if (!rows[0]!.free) return undefined;
      const begun = await sql<{ term: string }>`
        INSERT INTO stream_terms AS t (slot, term) VALUES (${slot}, 1)
        ON CONFLICT (slot) DO UPDATE SET term = t.term + 1 RETURNING term`.execute(trx);
      return begun.rows[0]!.term;
    });

  return {
    async take(slot) {
      const until = Date.now() + patienceMs;
      for (;;) {
        const term = await begin(slot);
        if (term !== undefined) return term;
        if (Date.now() > until) await endHolders(system, slot);
        await sleep(pauseMs);
      }
    },
  };
}

async function endHolders(system: Database["system"], slot: string): Promise<void> {
  await sql`
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND classid = ${slotLock}::oid AND objsubid = 2 AND granted AND pid <> pg_backend_pid()
      AND objid = (hashtext(${slot})::bigint & 4294967295)::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(system);
}

/** To be asked first in a transaction that applies entries. Throws Fenced where a term is over. */
export async function mustHold(trx: Trx, fences: readonly Fence[]): Promise<void> {
  if (fences.length === 0) return;
  const slots = fences.map(({ slot }) => slot).sort();
  await sql`
    SELECT pg_advisory_xact_lock_shared(${slotLock}, hashtext(slot)) FROM unnest(${slots}::text[]) AS t (slot)`.execute(
    trx,
  );
  const { rows } = await sql<{ slot: string; term: string }>`
    SELECT slot, stream_term(slot) AS term FROM unnest(${slots}::text[]) AS t (slot)`.execute(trx);
  const terms = new Map(rows.map(({ slot, term }) => [slot, term]));
  const over = fences.filter(({ slot, term }) => terms.get(slot) !== term).map(({ slot }) => slot);
  if (over.length > 0) throw new Fenced(over);
}
