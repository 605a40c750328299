// One claimed chunk, from the log to the vendor and back: read, write each copy, hand over, and note what was answered.
// Nothing is noted before the vendor has answered; whoever dies before that leaves queued rows that the next one sends
// with the same keys.
import { type SendAnswer, VendorTrouble } from "../../channels/channel.ts";
import type { Platform } from "../../platform/index.ts";
import { retryLostRaces } from "../../platform/lost-race.ts";
import type { Access } from "../access/index.ts";
import type { Connections, OpenConnection } from "../connections/index.ts";
import type { Happening, Messages } from "../messages/index.ts";
import { refusals } from "../policy/index.ts";
import type { CompiledMessage, Templates } from "../templates/index.ts";
import { type ClaimedChunk, finishChunk, releaseChunk } from "./chunks.ts";
import { handOver } from "./hand-over.ts";
import { type WrittenChunk, writeChunk } from "./write.ts";

export interface DispatchParts {
  platform: Platform;
  messages: Messages;
  connections: Connections;
  templates: Templates;
  access: Access;
  /** Parsed once a campaign. */
  compiled(chunk: ClaimedChunk): CompiledMessage;
}

/** Answers milliseconds to wait before the vendor may be tried again, where it is in trouble. */
export async function dispatchChunk(
  parts: DispatchParts,
  chunk: ClaimedChunk,
  stopping: AbortSignal,
): Promise<number | undefined> {
  if (chunk.stopped) return skip(parts, chunk);
  try {
    const { connection, written } = await prepare(parts, chunk);
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(connection.patience)]);
    const again = chunk.attempts > 1;
    const answers = await handOver({ connection, messages: written.outgoing, again, signal });
    await note(parts, chunk, answers, written.skipped);
    return undefined;
  } catch (error) {
    if (!(error instanceof VendorTrouble)) throw error;
    if (stopping.aborted) return giveBack(parts, chunk);
    return noteTrouble(parts, chunk, error);
  }
}

/** What is left of a stopped delivery's chunk ends here. What an earlier attempt handed over unnoticed says so by its receipts. */
async function skip({ platform, messages }: DispatchParts, chunk: ClaimedChunk): Promise<undefined> {
  const { workspace_id: workspaceId, campaign_id: campaignId } = chunk;
  await platform.database.inWorkspace(workspaceId, async (trx) => {
    await messages.skipChunk(trx, workspaceId, campaignId, chunk.chunk, "the campaign was cancelled");
    await finishChunk(trx, chunk);
  });
  messages.announce({ workspaceId, campaignIds: [campaignId] });
}

async function prepare(
  parts: DispatchParts,
  chunk: ClaimedChunk,
): Promise<{ connection: OpenConnection; written: WrittenChunk }> {
  const { workspace_id: workspaceId, campaign_id: campaignId, channel, scope } = chunk;
  const consent = scope.waits && (await parts.access.systemActor({ id: workspaceId })).workspace.consent;
  return parts.platform.database.inWorkspace(workspaceId, async (trx) => {
    const connection = await parts.connections.open(trx, workspaceId, chunk.connection_id);
    const queued = await parts.messages.queuedOfChunk(trx, workspaceId, campaignId, chunk.chunk);
    const ids = queued.map((message) => message.customer_id);
    const readers = await parts.templates.readersOf(
      trx,
      { id: workspaceId, currency: chunk.scope.manner.currency },
      ids,
    );
    const refused = consent
      ? await refusals(trx, { workspaceId, channel, consent, customerIds: ids })
      : new Map<string, string>();
    const { bodyMax } = connection.vendor;
    const writing = { workspaceId, channel, template: parts.compiled(chunk), bodyMax };
    return { connection, written: writeChunk(writing, queued, { readers, refused }) };
  });
}

async function note(
  parts: DispatchParts,
  chunk: ClaimedChunk,
  answers: readonly SendAnswer[],
  skipped: WrittenChunk["skipped"],
): Promise<void> {
  const { platform, messages, connections } = parts;
  const { workspace_id: workspaceId, campaign_id: campaignId } = chunk;
  const now = platform.clock.now();
  await retryLostRaces(() =>
    platform.database.inWorkspace(workspaceId, async (trx) => {
      await messages.tell(
        trx,
        workspaceId,
        answers.map((answer) => happeningOf(answer, now)),
      );
      await messages.skip(trx, workspaceId, skipped);
      if (answers.length > 0) await connections.noteSuccess(trx, workspaceId, chunk.connection_id);
      await finishChunk(trx, chunk);
    }),
  );
  messages.announce({ workspaceId, campaignIds: [campaignId] });
}

function happeningOf(answer: SendAnswer, at: Date): Happening {
  const messageId = answer.key.slice(answer.key.indexOf("-") + 1);
  if (answer.taken) return { messageId, kind: "sent", at, vendorMessageId: answer.vendorMessageId };
  return { messageId, kind: "failed", at, reason: answer.reason };
}

async function noteTrouble(
  parts: DispatchParts,
  chunk: ClaimedChunk,
  trouble: VendorTrouble,
): Promise<number | undefined> {
  const { workspace_id: workspaceId, campaign_id: campaignId, connection_id: connectionId } = chunk;
  const health = await parts.platform.database.inWorkspace(workspaceId, async (trx) => {
    await releaseChunk(trx, chunk, 0);
    return parts.connections.noteTrouble(trx, workspaceId, connectionId, trouble);
  });
  if (health?.turned) {
    parts.platform.log.warn(
      { workspaceId, connectionId, why: trouble.message },
      "a vendor fails; sending waits and tries again",
    );
    parts.messages.announce({ workspaceId, campaignIds: [campaignId] });
  }
  return health?.wait;
}

async function giveBack(parts: DispatchParts, chunk: ClaimedChunk): Promise<undefined> {
  await parts.platform.database.inWorkspace(chunk.workspace_id, (trx) => releaseChunk(trx, chunk, 0));
}
