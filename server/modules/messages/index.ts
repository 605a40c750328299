// Messages: the communication log. One row a message, written when a campaign is launched and ending in exactly one
// outcome. It owns the table `messages`; what vendors report is applied here, and every count derives from here.
import { type RawBuilder, sql } from "kysely";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Customers } from "../customers/index.ts";
import type { Ingest } from "../ingest/index.ts";
import { countCampaign, countOf } from "./counts.ts";
import { deliveredByDay } from "./daily.ts";
import { followMerge } from "./follow-merge.ts";
import { frozenMessages } from "./freeze.ts";
import { tell } from "./happenings.ts";
import { createHearing } from "./hear.ts";
import { messagesOfCampaign, receiversMatching } from "./list.ts";
import { messagesOfCustomer } from "./of-customer.ts";
import { endOverdue } from "./overdue.ts";
import { curveOf, reasonsOf } from "./progress.ts";
import { allEnded, deliveredOf, queuedOfChunk, skipChunk, skipMessages } from "./store.ts";
import type {} from "./tables.ts";
import { waitingOf } from "./waiting.ts";

export { attributionSpan, follows } from "./attribution.ts";
export { copiedMessages } from "./copied.ts";
export type { Counts } from "./counts.ts";
export { noCounts } from "./counts.ts";
export { csvColumns as messageColumns } from "./csv.ts";
export type { Happening } from "./happenings.ts";
export type { MessageFilter } from "./list.ts";
export type { CustomerMessage } from "./of-customer.ts";
export { messageKey } from "./receipts.ts";
export { lentMessages } from "./rule-columns.ts";
export type { Skipped } from "./store.ts";

/** Campaigns of a workspace in whose messages something changed. */
export interface LogChange {
  workspaceId: string;
  campaignIds: readonly string[];
}

/** A condition on the messages of a campaign that holds for a part of its audience; throws `invalid_input`. */
type ReadPart = (workspace: ActorWorkspace, campaignId: string, part: string) => Promise<RawBuilder<boolean>>;

export type Messages = ReturnType<typeof createMessages>;

export interface MessageNeeds {
  customers: Customers;
  ingest: Ingest;
}

export function createMessages({ log }: Platform, { customers, ingest }: MessageNeeds) {
  customers.lendHold({
    reason: "the customer was written to",
    exists: (workspace, customer) => sql`EXISTS (
      SELECT FROM messages AS lent WHERE lent.workspace_id = ${workspace} AND lent.customer_id = ${customer})`,
  });
  const listeners = new Set<(change: LogChange) => void>();
  customers.merges.addFollower(followMerge);
  let readPart: ReadPart;
  const announce = (change: LogChange) => {
    if (change.campaignIds.length > 0) for (const listener of listeners) listener(change);
  };
  const changed = (workspaceId: string, campaignIds: readonly string[]) =>
    announce({ workspaceId, campaignIds });

  return {
    /** Takes receipts of a vendor, in any order and any number of times. */
    receive: createHearing({ log, ingest, customers, changed }),
    /** For writers in a transaction of their own, who call `announce` once it is committed. */
    tell,
    skip: skipMessages,
    skipChunk,
    endOverdue,
    announce,
    onChange: (listener: (change: LogChange) => void) => void listeners.add(listener),
    frozen: frozenMessages,
    queuedOfChunk,
    allEnded: (trx: Trx, workspaceId: string, campaignId: string) => allEnded(trx, workspaceId, campaignId),
    delivered: deliveredOf,
    count: countCampaign,
    countOf,
    deliveredByDay,
    curve: curveOf,
    reasons: reasonsOf,
    waiting: waitingOf,
    ofCampaign: messagesOfCampaign,
    /** What a filter's `part` asks for, to be read before a transaction is opened. */
    async part(workspace: ActorWorkspace, campaignId: string, part: string | undefined) {
      return part === undefined ? undefined : readPart(workspace, campaignId, part);
    },
    /** Lends the parts that insights tell apart. */
    lendParts(read: ReadPart) {
      readPart = read;
    },
    ofCustomer: messagesOfCustomer,
    receiversMatching,
  };
}
