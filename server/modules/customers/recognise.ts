// Whom the orders of a batch belong to: customers found by what they are called, made where they are unknown. What an
// order says of its customer fills gaps and never overwrites.
import type { Trx } from "../../platform/database.ts";
import { findNamed, lockAndFindNamed } from "./identities.ts";
import { IdentityBook, type Known, type Named } from "./identity-book.ts";
import { blankProfile, giveIds, type Profile } from "./profile.ts";
import { insertProfiles, updateNames } from "./profile-store.ts";

export interface Recognised {
  /** Of each name asked for, in its order. */
  ids: string[];
  /**
   * Writes those who were unknown. Who begins with something that comes in the same transaction is said to (ISO 8601, by id),
   * so that their beginning need not be moved there a moment later.
   */
  make(since?: ReadonlyMap<string, string | null>): Promise<void>;
  /** Writes what was learnt of customers known before, whose rows must be locked by then. */
  fillGaps(): Promise<void>;
}

/** Takes the lock on names where a customer must be made or learns a name; locks no row. */
export async function recognise(
  trx: Trx,
  workspaceId: string,
  named: readonly Named[],
  now: Date,
): Promise<Recognised> {
  let seen = follow(await findNamed(trx, workspaceId, named), named);
  if (seen.fresh.length > 0 || seen.learnt.length > 0) {
    const { known, ids } = await lockAndFindNamed(trx, workspaceId, named);
    seen = follow(known, named);
    giveIds(seen.fresh, ids);
  }
  return {
    ids: seen.met.map((customer) => customer.id),
    make: (since) => insertProfiles(trx, workspaceId, seen.fresh, now, ({ id }) => since?.get(id)),
    fillGaps: () => updateNames(trx, workspaceId, seen.learnt, now),
  };
}

function follow(known: readonly Known[], named: readonly Named[]) {
  const book = new IdentityBook<Known>(known);
  const fresh = new Set<Profile>();
  const learnt = new Set<Known>();
  const met = named.map((names) => {
    const found = book.find(names);
    if (found) {
      if (book.rename(found, gaps(found, names))) learnt.add(found);
      return found;
    }
    const profile = blankProfile(names);
    book.add(profile);
    fresh.add(profile);
    return profile;
  });
  const old = [...learnt].filter((customer) => !fresh.has(customer as Profile));
  return { met, fresh: [...fresh], learnt: old };
}

function gaps(customer: Known, names: Named): Named {
  return {
    external_id: customer.external_id ?? names.external_id ?? undefined,
    email: customer.email ?? names.email ?? undefined,
    phone: customer.phone ?? names.phone ?? undefined,
  };
}
