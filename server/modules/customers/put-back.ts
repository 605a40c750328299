// Puts customers back to what they were before something was done to them, or removes those who were made by it. Who was
// changed since, or has become somebody to others, is kept, with the reason.
import { type RawBuilder, sql } from "kysely";
import { pgList } from "../../platform/pg-list.ts";
import { lockNames } from "./identities.ts";
import type { Profile } from "./profile.ts";
import { lockProfiles, updateProfiles } from "./profile-store.ts";
import type { WriteContext } from "./write-inputs.ts";

/** What shall be as it was. */
export interface PutBack<State> {
  id: string;
  /** Null where it was not there. */
  before: State | null;
  /** Whether what is there now is no longer what was left. */
  isChanged(present: State): boolean;
}

export type PutBackOutcome = "removed" | "restored" | { kept: string };

/** Something of others that a customer may not be taken away from, in words, and whether there is any. */
export interface Hold {
  reason: string;
  exists(workspaceId: RawBuilder<unknown>, customerId: RawBuilder<unknown>): RawBuilder<unknown>;
}

/** Answers one outcome each, by id. */
export async function putBackCustomers(
  context: WriteContext,
  wanted: readonly PutBack<Profile>[],
  holds: readonly Hold[],
): Promise<Map<string, PutBackOutcome>> {
  const { trx, workspaceId, now, facts } = context;
  await lockNames(trx, workspaceId);
  const ids = wanted.map(({ id }) => id);
  const present = new Map(
    (await lockProfiles(trx, workspaceId, ids)).map((profile) => [profile.id, profile]),
  );
  const held = await heldCustomers(context, ids, holds);
  const taken = await takenNames(context, wanted);
  const outcomes = new Map(wanted.map((one) => [one.id, outcomeOf(one, present.get(one.id), held, taken)]));
  const removed = ids.filter((id) => outcomes.get(id) === "removed" && present.has(id));
  await sql`DELETE FROM customers WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList(removed)}::bigint[])`.execute(
    trx,
  );
  const restored = wanted.flatMap(({ id, before }) =>
    before && outcomes.get(id) === "restored" ? [{ ...before, id }] : [],
  );
  await updateProfiles(trx, workspaceId, restored, now, facts);
  return outcomes;
}

function outcomeOf(
  { id, before, isChanged }: PutBack<Profile>,
  present: Profile | undefined,
  held: ReadonlyMap<string, string>,
  taken: ReadonlyMap<string, string>,
): PutBackOutcome {
  if (!present) return before ? { kept: "the customer was removed since" } : "removed";
  if (isChanged(present)) return { kept: "the customer was changed since" };
  if (before === null) return held.has(id) ? { kept: held.get(id)! } : "removed";
  const owner = before.external_id === null ? undefined : taken.get(before.external_id);
  return owner !== undefined && owner !== id
    ? { kept: "the customer's earlier id is another's now" }
    : "restored";
}

/** Of these, who may not be removed, and why. */
async function heldCustomers(
  { trx, workspaceId }: WriteContext,
  ids: readonly string[],
  holds: readonly Hold[],
): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  for (const { reason, exists } of holds) {
    const { rows } = await sql<{ id: string }>`
      SELECT c.id FROM unnest(${pgList(ids)}::bigint[]) AS c (id)
      WHERE ${exists(sql`${workspaceId}::bigint`, sql`c.id`)}`.execute(trx);
    for (const { id } of rows) if (!held.has(id)) held.set(id, reason);
  }
  return held;
}

/** Whose the external ids are now that some would get back. */
async function takenNames(
  { trx, workspaceId }: WriteContext,
  wanted: readonly PutBack<Profile>[],
): Promise<Map<string, string>> {
  const names = wanted.flatMap(({ before }) => before?.external_id ?? []);
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ id: string; external_id: string }>`
    SELECT id, external_id FROM customers
    WHERE workspace_id = ${workspaceId} AND external_id = ANY (${pgList(names)}::text[])`.execute(trx);
  return new Map(rows.map(({ id, external_id }) => [external_id, id]));
}
