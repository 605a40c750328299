// Merges one customer into another, and takes a merge apart again. Both hold the lock on names, so that nobody makes, finds
// or renames a customer by a name meanwhile; what a batch under way gave the one who goes is waited for and moves along.
import { AppError } from "../../../../contract/errors.ts";
import type { Trx } from "../../../platform/database.ts";
import { applyBeginnings } from "../beginnings.ts";
import { lockCustomers, lockNames } from "../identities.ts";
import { sameEmail } from "../identity-book.ts";
import type { Profile } from "../profile.ts";
import { lockProfiles, updateProfiles } from "../profile-store.ts";
import { hasTotals, removeEmptyTotals } from "../totals.ts";
import type { WriteContext } from "../write-inputs.ts";
import { type Alias, deleteAliases, insertAliases, moveAliases, moveAliasesBack } from "./alias-store.ts";
import type { MergeFollower } from "./followers.ts";
import { mergeProfiles, unmergeProfile } from "./merge-profiles.ts";
import {
  deleteCustomer,
  insertMerge,
  lockMerge,
  lockWhole,
  markUndone,
  restoreRow,
  settleFirstWritten,
  wholeRow,
} from "./store.ts";

export interface MergeContext extends WriteContext {
  followers: readonly MergeFollower[];
  personId: string | null;
}

/** Answers the merge's id. Throws `not_found`, and `invalid_input` for one customer named twice. */
export async function mergeCustomers(
  context: MergeContext,
  survivorId: string,
  mergedId: string,
): Promise<string> {
  const { trx, workspaceId, now, facts, followers } = context;
  if (survivorId === mergedId)
    throw new AppError("invalid_input", "A customer cannot be merged with themselves.", {
      faults: [{ path: "/customer_id", message: "is the same customer" }],
    });
  await lockNames(trx, workspaceId);
  const [survivor, merged] = await lockBoth(trx, workspaceId, survivorId, mergedId);
  const before = {
    row: await wholeRow(trx, workspaceId, survivorId),
    profile: survivor,
    totals: await hasTotals(trx, workspaceId, survivorId),
  };
  const gone = { row: await wholeRow(trx, workspaceId, mergedId), profile: merged };
  const after = mergeProfiles(survivor, merged);
  const moved: Record<string, unknown> = {};
  for (const { kind, move } of followers)
    moved[kind] = await move({ trx, workspaceId, from: mergedId, to: survivorId });
  moved.aliases = await moveAliases(trx, workspaceId, mergedId, survivorId);
  await deleteCustomer(trx, workspaceId, mergedId);
  const firstWritten = earlierOf(before.row.first_written_at, gone.row.first_written_at);
  await settleFirstWritten(trx, workspaceId, survivorId, firstWritten);
  await updateProfiles(trx, workspaceId, [after], now, facts);
  await settleBeginnings(context, [survivorId]);
  const mergeId = await insertMerge(trx, {
    workspace_id: workspaceId,
    survivor_id: survivorId,
    merged_id: mergedId,
    merged: gone.row,
    before,
    after: { profile: after, first_written_at: firstWritten },
    moved,
    person_id: context.personId,
    at: now,
  });
  await insertAliases(trx, workspaceId, mergeId, aliasesOf(merged, after));
  return mergeId;
}

/** Answers both ids. Throws `not_found`, and `wrong_state` where it was undone, or the survivor is merged into another. */
export async function undoMerge(
  context: MergeContext,
  mergeId: string,
): Promise<{ survivorId: string; mergedId: string }> {
  const { trx, workspaceId, now, facts, followers } = context;
  await lockNames(trx, workspaceId);
  const merge = await lockMerge(trx, workspaceId, mergeId);
  if (!merge) throw new AppError("not_found", `There is no merge ${mergeId}.`);
  if (merge.undone_at) throw new AppError("wrong_state", "This merge was undone already.");
  const { survivor_id: survivorId, merged_id: mergedId, before, after, moved } = merge;
  const [current] = await lockProfiles(trx, workspaceId, [survivorId]);
  if (!current)
    throw new AppError(
      "wrong_state",
      "The customer was merged into another since. Undo that merge first, then this one.",
    );
  await deleteAliases(trx, workspaceId, mergeId);
  unmergeProfile(current, before.profile, after.profile);
  await updateProfiles(trx, workspaceId, [current], now, facts);
  await settleFirstWritten(trx, workspaceId, survivorId, before.row.first_written_at);
  await freeName(context, merge.merged, mergedId);
  await restoreRow(trx, merge.merged);
  for (const { kind, moveBack } of followers)
    await moveBack({ trx, workspaceId, from: survivorId, to: mergedId }, moved[kind]);
  await moveAliasesBack(trx, workspaceId, moved.aliases as string[], { from: survivorId, to: mergedId });
  if (before.totals === false) await removeEmptyTotals(trx, workspaceId, survivorId);
  await settleBeginnings(context, [survivorId, mergedId]);
  await markUndone(trx, workspaceId, mergeId, now);
  return { survivorId, mergedId };
}

async function lockBoth(
  trx: Trx,
  workspaceId: string,
  survivorId: string,
  mergedId: string,
): Promise<[Profile, Profile]> {
  await lockWhole(trx, workspaceId, [survivorId, mergedId]);
  const profiles = await lockProfiles(trx, workspaceId, [survivorId, mergedId]);
  return [survivorId, mergedId].map((id) => {
    const profile = profiles.find((one) => one.id === id);
    if (profile) return profile;
    throw new AppError("not_found", `There is no customer ${id}.`);
  }) as [Profile, Profile];
}

/** What the one who is gone was called and the survivor is not. */
function aliasesOf(merged: Profile, after: Profile): Alias[] {
  const customer_id = after.id;
  const { external_id, email, phone } = merged;
  const aliases: Alias[] = [{ kind: "id", value: merged.id, customer_id }];
  if (external_id !== null && external_id !== after.external_id)
    aliases.push({ kind: "external_id", value: external_id, customer_id });
  if (email !== null && sameEmail(email) !== sameEmail(after.email!))
    aliases.push({ kind: "email", value: sameEmail(email), customer_id });
  if (phone !== null && phone !== after.phone) aliases.push({ kind: "phone", value: phone, customer_id });
  return aliases;
}

/** Somebody may have been given the id of the one who comes back. */
async function freeName(
  { trx, workspaceId }: MergeContext,
  row: Record<string, unknown>,
  mergedId: string,
): Promise<void> {
  if (typeof row.external_id !== "string") return;
  const taken = await trx
    .selectFrom("customers")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("external_id", "=", row.external_id)
    .where("id", "!=", mergedId)
    .executeTakeFirst();
  if (!taken) return;
  throw new AppError(
    "conflict",
    `Customer ${taken.id} has the id “${row.external_id}” now. Give that customer another one, then undo this merge.`,
  );
}

async function settleBeginnings({ trx, workspaceId, facts }: MergeContext, ids: string[]): Promise<void> {
  const changes = ids.map((customerId) => ({ customerId, left: true, earliest: null }));
  const open = await lockCustomers(trx, workspaceId, ids);
  await applyBeginnings(trx, workspaceId, changes, open, facts);
}

function earlierOf(a: unknown, b: unknown): unknown {
  return Date.parse(String(a)) <= Date.parse(String(b)) ? a : b;
}
