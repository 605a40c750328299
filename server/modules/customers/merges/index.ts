// Who is one with whom: finding customers by what they are called, proposing duplicates, merging two and taking them apart.
import { type Customer, phone } from "../../../../contract/customers.ts";
import { AppError } from "../../../../contract/errors.ts";
import type { CustomerMerge } from "../../../../contract/merges.ts";
import { type Actor, type ActorWorkspace, personId } from "../../../actor.ts";
import type { Trx } from "../../../platform/database.ts";
import type { Platform } from "../../../platform/index.ts";
import { retryLostRaces } from "../../../platform/lost-race.ts";
import { homeCountry } from "../home-country.ts";
import { findNamed } from "../identities.ts";
import { IdentityBook, type Named } from "../identity-book.ts";
import { readPhoneNumber } from "../phone-number.ts";
import type { WriteContext } from "../write-inputs.ts";
import { currentId } from "./alias-store.ts";
import { insertApart } from "./duplicate-store.ts";
import { createDuplicates, type DuplicatesAsked } from "./duplicates.ts";
import { followApart } from "./follow-apart.ts";
import type { MergeFollower } from "./followers.ts";
import { type MergeContext, mergeCustomers, undoMerge } from "./merge.ts";
import { lockMerge, type MergeRow, mergesInto } from "./store.ts";

interface MergesNeeds {
  show(workspace: ActorWorkspace, id: string): Promise<Customer>;
  context(trx: Trx, workspaceId: string): WriteContext;
}

/** One in international form is looked for as it is, whether or not a numbering plan knows it: customers may be kept with it. */
function phoneAsKept(text: string, workspace: ActorWorkspace): string {
  if (phone.safeParse(text).success) return text;
  const read = readPhoneNumber(text, homeCountry(workspace));
  if ("phone" in read) return read.phone;
  throw new AppError("invalid_input", `“${text}” ${read.reason}`, {
    faults: [{ path: "/query/phone", message: read.reason }],
  });
}

/** By the shop's own id, else by the other names. */
async function idOf(trx: Trx, workspaceId: string, named: Named | undefined): Promise<string | undefined> {
  if (!named) return undefined;
  const book = new IdentityBook(await findNamed(trx, workspaceId, [named]));
  return book.find(named)?.id ?? book.find({ ...named, external_id: undefined })?.id;
}

/** Who a visitor said they are. */
type NameVisitor = (trx: Trx, workspaceId: string, anonymousId: string) => Promise<Named | undefined>;

export function createMerges(platform: Platform, { show, context }: MergesNeeds) {
  const { database } = platform;
  const followers: MergeFollower[] = [followApart];
  const duplicates = createDuplicates(platform);
  let visitor: NameVisitor = async () => undefined;
  const changing = <T>(actor: Actor, work: (context: MergeContext) => Promise<T>): Promise<T> =>
    retryLostRaces(() =>
      database.inWorkspace(actor.workspace.id, (trx) =>
        work({ ...context(trx, actor.workspace.id), followers, personId: personId(actor) }),
      ),
    );

  return {
    async lookUp(
      actor: Actor,
      { anonymous_id, ...named }: Named & { anonymous_id?: string },
    ): Promise<Customer> {
      actor.must("customers:read");
      const { workspace } = actor;
      if (!named.external_id && !named.email && !named.phone && !anonymous_id)
        throw new AppError("invalid_input", "Say whom to look up.", {
          faults: [{ path: "/", message: "give one of external_id, email, phone and anonymous_id" }],
        });
      const asked = named.phone ? { ...named, phone: phoneAsKept(named.phone, workspace) } : named;
      const id = await database.inWorkspace(
        workspace.id,
        async (trx) =>
          (await idOf(trx, workspace.id, asked)) ??
          (anonymous_id && (await idOf(trx, workspace.id, await visitor(trx, workspace.id, anonymous_id)))),
      );
      if (!id) throw new AppError("not_found", `Nobody in ${workspace.name} is called so.`);
      return show(workspace, id);
    },

    async duplicates(actor: Actor, asked: DuplicatesAsked) {
      actor.must("customers:read");
      return duplicates(actor.workspace, asked);
    },

    async keepApart(actor: Actor, ids: readonly [string, string]): Promise<void> {
      actor.must("customers:write");
      const { workspace } = actor;
      const [one, other] = [await show(workspace, ids[0]), await show(workspace, ids[1])];
      if (one.id === other.id)
        throw new AppError("invalid_input", "They are one and the same customer.", {
          faults: [{ path: "/customer_ids", message: "name one customer twice" }],
        });
      await database.inWorkspace(workspace.id, (trx) => insertApart(trx, workspace.id, [one.id, other.id]));
    },

    async merge(actor: Actor, survivorId: string, mergedId: string): Promise<CustomerMerge> {
      actor.must("customers:write");
      return changing(actor, async (merging) => {
        const { trx, workspaceId } = merging;
        const survivor = await currentId(trx, workspaceId, survivorId);
        const id = await mergeCustomers(merging, survivor, await currentId(trx, workspaceId, mergedId));
        return showMerge((await lockMerge(trx, workspaceId, id))!);
      });
    },

    async merges(actor: Actor, id: string): Promise<CustomerMerge[]> {
      actor.must("customers:read");
      const survivor = await show(actor.workspace, id);
      const rows = await database.inWorkspace(actor.workspace.id, (trx) =>
        mergesInto(trx, actor.workspace.id, survivor.id),
      );
      return rows.map(showMerge);
    },

    async undo(actor: Actor, id: string): Promise<{ survivor: Customer; restored: Customer }> {
      actor.must("customers:write");
      const { survivorId, mergedId } = await changing(actor, (merging) => undoMerge(merging, id));
      return {
        survivor: await show(actor.workspace, survivorId),
        restored: await show(actor.workspace, mergedId),
      };
    },

    /** Lends by what names visitors are known. */
    lendVisitors(lent: NameVisitor) {
      visitor = lent;
    },

    /** Lends what else is a customer's and comes along. */
    addFollower(follower: MergeFollower) {
      followers.push(follower);
    },
  };
}

/** What moved and is nothing to count. */
const untold = new Set(["aliases", "apart", "scores"]);

function showMerge({ merged, moved, at, id, survivor_id, merged_id }: MergeRow): CustomerMerge {
  const text = (name: string) => (typeof merged[name] === "string" ? merged[name] : null);
  const name = [text("first_name"), text("last_name")].filter(Boolean).join(" ");
  const sizes = Object.entries(moved).map(([kind, rows]) => [kind, Array.isArray(rows) ? rows.length : 0]);
  return {
    id,
    survivor_id,
    merged_id,
    merged: {
      external_id: text("external_id"),
      email: text("email"),
      phone: text("phone"),
      name: name || null,
    },
    moved: Object.fromEntries(sizes.filter(([kind]) => !untold.has(kind as string))),
    at: at.toISOString(),
  };
}
