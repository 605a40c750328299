// Putting customers on a list, and saying first what that would come to.
import type { RawBuilder } from "kysely";
import type { ParsedBody, ParsedQuery } from "../../../contract/api.ts";
import {
  type Entries,
  type listEndpoints,
  type MembersAdded,
  shownEntries,
} from "../../../contract/lists.ts";
import type { Trx } from "../../platform/database.ts";
import type { Customers } from "../customers/index.ts";
import { insertMembers, standingOf } from "./member-store.ts";
import { type Entry, entriesOf, namesOf } from "./pasted.ts";

export type NewMembers = ParsedBody<typeof listEndpoints.addMembers>;
export type MembersAsked = ParsedQuery<typeof listEndpoints.customers>;

export function membersPage(id: string, audience: RawBuilder<unknown>, { search, ...page }: MembersAsked) {
  return { ...page, audience, filters: { search }, list: `list ${id} ${search ?? ""}` };
}

interface Adding {
  trx: Trx;
  customers: Customers;
  workspaceId: string;
  listId: string;
  now: Date;
  /** Ids of those who match, where the members are given so. */
  matched: readonly string[] | undefined;
}

/** An entry, and the id it seems to mean. */
interface Meant extends Entry {
  id: string | undefined;
}

export async function addMembers(
  adding: Adding,
  { customer_ids, pasted, dry_run }: NewMembers,
): Promise<MembersAdded> {
  const { trx, workspaceId, listId } = adding;
  const given = adding.matched ?? customer_ids ?? [];
  const meant = pasted === undefined ? byIds(given) : await byNames(adding, entriesOf(pasted));
  const ids = [...new Set(meant.flatMap(({ id }) => id ?? []))];
  const standing = new Map(
    (await standingOf(trx, workspaceId, listId, ids)).map((one) => [one.id, one.already]),
  );
  const fresh = [...standing].flatMap(([id, already]) => (already ? [] : [id]));
  const added_ids = dry_run
    ? []
    : await insertMembers(trx, workspaceId, listId, [...standing.keys()], adding.now);
  return {
    entries: meant.length,
    found: standing.size,
    already: standing.size - fresh.length,
    added: dry_run ? fresh.length : added_ids.length,
    added_ids,
    ...sorted(meant, standing),
  };
}

const byIds = (ids: readonly string[]): Meant[] => ids.map((id, i) => ({ line: i + 1, text: id, id }));

async function byNames({ trx, customers, workspaceId }: Adding, entries: readonly Entry[]): Promise<Meant[]> {
  const named = entries.map(({ text }) => namesOf(text));
  const whoIs = await customers.whoIs(trx, workspaceId, named.flat());
  return entries.map((entry, i) => {
    const found = named[i]!.map(whoIs).find((id) => id !== undefined);
    return { ...entry, id: found };
  });
}

/** What was not found, and what means someone named before. */
function sorted(meant: readonly Meant[], known: ReadonlyMap<string, boolean>) {
  const seen = new Set<string>();
  const lost: Entry[] = [];
  const again: Entry[] = [];
  for (const { id, line, text } of meant) {
    if (id === undefined || !known.has(id)) lost.push({ line, text });
    else if (seen.has(id)) again.push({ line, text });
    else seen.add(id);
  }
  return { not_found: entriesShown(lost), duplicates: entriesShown(again) };
}

const shownLength = 200;

function entriesShown(entries: readonly Entry[]): Entries {
  const first = entries.slice(0, shownEntries).map(({ line, text }) => ({
    line,
    text: text.length > shownLength ? `${text.slice(0, shownLength)}…` : text,
  }));
  return { count: entries.length, first };
}
