// Customers: who buys, how to reach them, and what their orders come to. This module owns their rows and who is who;
// others lend it what it shows of their own.
import type { RawBuilder } from "kysely";
import type { Customer, CustomerInput } from "../../../contract/customers.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { CsvFile } from "../../http/csv-file.ts";
import { everyPage, exportedAtOnce } from "../../platform/csv.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { retryLostRaces } from "../../platform/lost-race.ts";
import { pgList } from "../../platform/pg-list.ts";
import { together } from "../../platform/transaction.ts";
import type { Attributes } from "../attributes/index.ts";
import { beginning } from "./beginning.ts";
import { applyBeginnings } from "./beginnings.ts";
import { csvPieces } from "./csv.ts";
import { newByDay } from "./daily.ts";
import { findNamed, lockCustomers, lockNames, type OpenBeginnings } from "./identities.ts";
import { IdentityBook, type Named } from "./identity-book.ts";
import type { Imported, KeepImported } from "./imported.ts";
import { type CustomersMeant, customersById, customersMatching, customersPage } from "./lend-pages.ts";
import { countCustomers, type ExportCustomers, type ListCustomers, listCustomers } from "./list.ts";
import { currentId } from "./merges/alias-store.ts";
import { createMerges } from "./merges/index.ts";
import type { CustomerListFilters } from "./narrowed.ts";
import { earliestOf, noOrderFacts, type OfCustomer, type OrderFacts } from "./order-facts.ts";
import type { Profile } from "./profile.ts";
import { type Hold, type PutBack, putBackCustomers } from "./put-back.ts";
import { recognise } from "./recognise.ts";
import { countBeginnings, customerRecounts } from "./recounts.ts";
import { type Refusal, refuseChannels } from "./refuse.ts";
import { showCustomer } from "./show.ts";
import { customerStatistics } from "./statistics.ts";
import { findCustomer } from "./store.ts";
import { readTimeline, type TimelineSource } from "./timeline.ts";
import { applyOrdersChanges, type OrdersChange } from "./totals.ts";
import { updateCustomer } from "./update.ts";
import { writeInputs } from "./write-inputs.ts";

export { exactly } from "./beginning.ts";
export { copiedCustomers } from "./copied.ts";
export { type FieldVersions, FieldWords } from "./field-words.ts";
export type { CustomerFilters } from "./filters.ts";
export { homeCountry } from "./home-country.ts";
export { type Imported, type ImportedChange, importOf, type KeepImported } from "./imported.ts";
export { currentId } from "./merges/alias-store.ts";
export type { MergeFollower, Moving } from "./merges/followers.ts";
export type { OfCustomer, OrderFacts } from "./order-facts.ts";
export { readPhoneNumber } from "./phone-number.ts";
export type { Profile } from "./profile.ts";
export type { PutBack, PutBackOutcome } from "./put-back.ts";
export { keptOrders, lentCustomers } from "./rule-columns.ts";
export { fits, fittingShare, lookUp, mostFound, shareOf, whoFit } from "./search.ts";
export type { TimelineSource } from "./timeline.ts";
export type { OrdersChange } from "./totals.ts";

export type Customers = ReturnType<typeof createCustomers>;

export interface TimelineAsked {
  limit: number;
  cursor?: string;
  kind?: "order" | "message" | "event";
}

export function createCustomers(platform: Platform, { attributes }: { attributes: Attributes }) {
  const { database, clock } = platform;
  const sources: TimelineSource[] = [];
  attributes.addStatistics(customerStatistics);
  let orderFacts: OrderFacts = noOrderFacts;
  const earliest: OfCustomer[] = [];
  let facts: OrderFacts = noOrderFacts;
  const holds: Hold[] = [];
  let keepImported: KeepImported<Profile> | undefined;
  const context = (trx: Trx, workspaceId: string) => ({
    trx,
    workspaceId,
    now: clock.now(),
    facts,
    keepImported,
  });

  async function show(workspace: ActorWorkspace, id: string): Promise<Customer> {
    const row = await database.inWorkspace(
      workspace.id,
      async (trx) =>
        (await findCustomer(trx, workspace.id, id)) ??
        findCustomer(trx, workspace.id, await currentId(trx, workspace.id, id)),
    );
    if (row) return showCustomer(row, workspace.currency);
    throw new AppError("not_found", `There is no customer ${id} in ${workspace.name}.`);
  }

  const merges = createMerges(platform, { show, context });

  /** Pages of customers as a file, with the workspace's own attributes of this moment. */
  async function csvOf(workspace: ActorWorkspace, pages: AsyncGenerator<readonly Customer[]>) {
    const types = await database.inWorkspace(workspace.id, (trx) => attributes.typesOf(trx, workspace.id));
    return csvPieces(
      [...types.keys()].map((name) => name.slice("custom.".length)),
      pages,
    );
  }

  return {
    list(actor: Actor, asked: ListCustomers) {
      actor.must("customers:read");
      return listCustomers(platform, attributes, actor.workspace, asked);
    },
    async count(actor: Actor, asked: CustomerListFilters): Promise<number> {
      actor.must("customers:read");
      return countCustomers(platform, attributes, actor.workspace, asked);
    },
    async export(actor: Actor, asked: ExportCustomers): Promise<CsvFile> {
      actor.must("customers:export");
      const { workspace } = actor;
      const pages = everyPage((cursor) =>
        listCustomers(platform, attributes, workspace, { ...asked, cursor, limit: exportedAtOnce }),
      );
      return { fileName: "Customers.csv", pieces: await csvOf(workspace, pages) };
    },
    get(actor: Actor, id: string): Promise<Customer> {
      actor.must("customers:read");
      return show(actor.workspace, id);
    },
    async update(actor: Actor, id: string, fields: CustomerInput): Promise<Customer> {
      actor.must("customers:write");
      const { workspace } = actor;
      await retryLostRaces(() =>
        database.inWorkspace(workspace.id, async (trx) => {
          await attributes.discover(trx, workspace.id, [fields.custom]);
          const current = await currentId(trx, workspace.id, id);
          await updateCustomer(context(trx, workspace.id), current, fields);
        }),
      );
      return show(workspace, id);
    },
    async timeline(actor: Actor, id: string, { limit, cursor, kind }: TimelineAsked) {
      actor.must("customers:read");
      const { id: customerId } = await show(actor.workspace, id);
      const read = kind ? sources.filter((source) => source.kind === kind) : [...sources, beginning];
      return database.inWorkspace(actor.workspace.id, (trx) =>
        readTimeline(trx, read, {
          key: platform.secretKey,
          workspace: actor.workspace,
          customerId,
          limit,
          cursor,
        }),
      );
    },

    merges,

    /** For the modules below, which have asked for permission themselves. */
    show,
    csvOf,
    byIds: customersById,
    matching: (
      trx: Trx,
      workspace: ActorWorkspace,
      filters: CustomerListFilters,
      audience?: RawBuilder<unknown>,
    ) => customersMatching(trx, attributes, workspace, filters, audience),
    pageOf: (trx: Trx, workspace: ActorWorkspace, meant: CustomersMeant) =>
      customersPage(trx, platform.secretKey, workspace, meant),
    /** Applies what a shop said of its customers, in order; answers the id that each input meant. */
    async write(
      trx: Trx,
      workspaceId: string,
      inputs: readonly (CustomerInput & Imported)[],
    ): Promise<string[]> {
      await attributes.discover(
        trx,
        workspaceId,
        inputs.map((input) => input.custom),
      );
      return writeInputs(context(trx, workspaceId), inputs);
    },
    /** Undoes what was made and changed; removes nobody whom others hold on to. */
    putBack: (trx: Trx, workspaceId: string, wanted: readonly PutBack<Profile>[]) =>
      putBackCustomers(context(trx, workspaceId), wanted, holds),
    /** Lends a reason not to remove a customer. */
    lendHold(hold: Hold) {
      holds.push(hold);
    },
    /** Lends who keeps what imports make and change. */
    lendImported(keep: KeepImported<Profile>) {
      keepImported = keep;
    },
    /** Whom these names mean; makes those who are unknown. */
    recognise: (trx: Trx, workspaceId: string, named: readonly Named[]) =>
      recognise(trx, workspaceId, named, clock.now()),
    /** Who is called so; makes nobody, and learns nothing. */
    async whoIs(
      trx: Trx,
      workspaceId: string,
      named: readonly Named[],
    ): Promise<(name: Named) => string | undefined> {
      const book = new IdentityBook(await findNamed(trx, workspaceId, named));
      return (name) => book.find(name)?.id;
    },
    /** The id of the customer that these names mean; undefined where nobody is known by them. */
    async idOf(trx: Trx, workspaceId: string, named: Named): Promise<string | undefined> {
      return new IdentityBook(await findNamed(trx, workspaceId, [named])).find(named)?.id;
    },
    lock: lockCustomers,
    /** For who gives names and locks rows of other tables besides: to be taken before any of them. */
    lockNames,
    newByDay,
    /** Withdraws consent for those who asked for no more of a channel. */
    refuse: (trx: Trx, workspaceId: string, refusals: readonly Refusal[]) =>
      refuseChannels(trx, workspaceId, refusals, clock.now()),
    /** Keeps totals and beginnings right; `open` is what locking them answers, which may have been asked just before. */
    async applyOrdersChanges(
      trx: Trx,
      workspaceId: string,
      changes: readonly OrdersChange[],
      open: OpenBeginnings | Promise<OpenBeginnings>,
    ): Promise<void> {
      const [begun] = await together([open, applyOrdersChanges(trx, workspaceId, changes, facts)]);
      await applyBeginnings(trx, workspaceId, changes, begun, facts);
    },
    /** Lends what orders know of a customer. */
    lendOrderFacts(lent: OrderFacts) {
      orderFacts = lent;
      facts = earliestOf(orderFacts, earliest);
    },
    /** Lends when something else than an order was first known of a customer. */
    lendEarliest(of: OfCustomer) {
      earliest.push(of);
      facts = earliestOf(orderFacts, earliest);
    },
    /** Keeps beginnings right after something was written of customers: when the earliest of it was, ISO 8601 in UTC, by id. */
    applyEarliest: (trx: Trx, workspaceId: string, at: ReadonlyMap<string, string>, open: OpenBeginnings) =>
      applyBeginnings(
        trx,
        workspaceId,
        [...at].map(([customerId, earliest]) => ({ customerId, earliest, left: false })),
        open,
        facts,
      ),
    recounts: customerRecounts(database, () => facts),
    /** For imports, which say of the customers they make when their orders will begin: some of these may not have come. */
    settleBeginnings: async (trx: Trx, workspaceId: string, ids: readonly string[]) => {
      await countBeginnings(workspaceId, pgList(ids), facts).execute(trx);
    },
    /** Adds lines to every customer's story. */
    addTimelineSource(source: TimelineSource) {
      sources.push(source);
    },
  };
}
