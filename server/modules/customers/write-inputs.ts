// Applies what a shop said of its customers, in the order in which it was said, as one read and two writes however many.
import type { CustomerInput } from "../../../contract/customers.ts";
import type { Trx } from "../../platform/database.ts";
import { LostRace } from "../../platform/lost-race.ts";
import { together } from "../../platform/transaction.ts";
import { FieldWords } from "./field-words.ts";
import { findNamed, lockAndFindNamed } from "./identities.ts";
import { IdentityBook, type Known, type Named } from "./identity-book.ts";
import { type Imported, importOf, type KeepImported } from "./imported.ts";
import type { OrderFacts } from "./order-facts.ts";
import { applyInput, blankProfile, giveIds, type Profile } from "./profile.ts";
import { insertProfiles, lockProfiles, updateProfiles } from "./profile-store.ts";

export interface WriteContext {
  trx: Trx;
  workspaceId: string;
  now: Date;
  facts: OrderFacts;
  /** Told of what imports make and change. */
  keepImported?: KeepImported<Profile>;
}

/** Answers the id of the customer that each input meant. */
export async function writeInputs(
  context: WriteContext,
  inputs: readonly (CustomerInput & Imported)[],
): Promise<string[]> {
  const { trx, workspaceId, now, facts } = context;
  const { known, ids } = await meantBy(trx, workspaceId, inputs);
  const profiles = await lockProfiles(trx, workspaceId, known.map(idOf));
  const also = new Map(known.map((one) => [one.id, one.also]));
  for (const profile of profiles) profile.also = also.get(profile.id);
  // What they hold is replaced and never changed in its place, so that a copy of each is enough.
  const before = inputs.some(({ import_id }) => import_id !== undefined)
    ? profiles.map((profile) => ({ ...profile }))
    : undefined;
  const { met, fresh, changed } = follow(profiles, inputs, ids !== undefined);
  giveIds(fresh, ids ?? []);
  const since = sinceOf(inputs, met);
  // What changed is put together while the rows are being written.
  await together([
    insertProfiles(trx, workspaceId, fresh, now, (profile) => since.get(profile)),
    updateProfiles(trx, workspaceId, changed, now, facts),
    before && keepChanges(context, [...fresh, ...changed], { before, inputs, met }),
  ]);
  return met.map((profile) => profile.id);
}

/** Of a large batch the first few are asked about before: where one of these is new, the others need not be looked up twice. */
const few = 20;

/** Whom these inputs mean; with the lock on names, and with ids for the new, where some would be made or known otherwise. */
async function meantBy(
  trx: Trx,
  workspaceId: string,
  inputs: readonly CustomerInput[],
): Promise<{ known: Known[]; ids?: string[] }> {
  for (const some of inputs.length > few * 5 ? [inputs.slice(0, few), inputs] : [inputs]) {
    const known = await findNamed(trx, workspaceId, some);
    if (wouldGiveNames(known, some)) break;
    if (some === inputs) return { known };
  }
  return lockAndFindNamed(trx, workspaceId, inputs);
}

/** Where their orders come in a moment, by the same import, their beginning need not be moved with each of them. */
function sinceOf(inputs: readonly Imported[], met: readonly Profile[]): Map<Profile, string> {
  const sinces = new Map<Profile, string>();
  inputs.forEach(({ since }, i) => {
    const known = sinces.get(met[i]!);
    if (since !== undefined && (known === undefined || since < known)) sinces.set(met[i]!, since);
  });
  return sinces;
}

async function keepChanges(
  { trx, workspaceId, keepImported }: WriteContext,
  written: readonly Profile[],
  { before, inputs, met }: { before: Profile[]; inputs: readonly Imported[]; met: readonly Profile[] },
): Promise<void> {
  const states = new Map(before.map((profile) => [profile.id, profile]));
  const inputsOf = Map.groupBy(inputs, (_, index) => met[index]!);
  const changes = written.flatMap((after) => {
    const by = importOf(inputsOf.get(after) ?? []);
    if (!by) return [];
    // Their age is a matter of this batch alone.
    const { age: _, ...is } = after;
    return [{ ...by, id: after.id, before: states.get(after.id) ?? null, after: is }];
  });
  await keepImported?.(trx, workspaceId, changes);
}

/** Whether a customer would be made or known otherwise than before. Changes `known`. */
function wouldGiveNames(known: readonly Known[], inputs: readonly CustomerInput[]): boolean {
  const book = new IdentityBook(known);
  return inputs.some((input) => {
    const found = book.find(input);
    return !found || book.rename(found, input);
  });
}

function follow(profiles: readonly Profile[], inputs: readonly CustomerInput[], mayGiveNames: boolean) {
  const book = new IdentityBook(profiles);
  const fresh = new Set<Profile>();
  const changed = new Set<Profile>();
  const met = inputs.map((input) => {
    const found = book.find(input);
    const profile = found ?? blankProfile(input);
    if (!found) {
      book.add(profile);
      fresh.add(profile);
    }
    const words = new FieldWords(profile.field_versions, input.updated_at);
    const renamed = book.rename(profile, namesThatHold(input, words)) || !found;
    if (renamed && !mayGiveNames) throw new LostRace("somebody else changed these customers meanwhile");
    if (applyInput(profile, input, words) || renamed) changed.add(profile);
    return profile;
  });
  return { met, fresh: [...fresh], changed: [...changed].filter((profile) => !fresh.has(profile)) };
}

/** By the shop's own id a customer is told from others; it is not something said of them. */
function namesThatHold({ external_id, email, phone }: CustomerInput, words: FieldWords): Named {
  return {
    external_id,
    ...(words.holds("email", email) ? { email } : {}),
    ...(words.holds("phone", phone) ? { phone } : {}),
  };
}

const idOf = (known: Known) => known.id;
