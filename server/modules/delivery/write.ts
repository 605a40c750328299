// Writes each customer's copy of a chunk's message.
import type { Channel } from "../../../contract/messages.ts";
import type { OutgoingMessage } from "../../channels/channel.ts";
import { messageKey, type Skipped } from "../messages/index.ts";
import type { CompiledMessage, Reader } from "../templates/index.ts";

export interface QueuedMessage {
  id: string;
  customer_id: string;
  address: string;
}

export interface WrittenChunk {
  outgoing: OutgoingMessage[];
  skipped: Skipped[];
}

interface Writing {
  workspaceId: string;
  channel: Channel;
  template: CompiledMessage;
  bodyMax: number;
}

interface Chunk {
  readers: ReadonlyMap<string, Reader>;
  /** Who has said no since the launch, and in which words. */
  refused: ReadonlyMap<string, string>;
}

/** Customers for whom there is nothing to send are skipped, with why. */
export function writeChunk(
  writing: Writing,
  queued: readonly QueuedMessage[],
  { readers, refused }: Chunk,
): WrittenChunk {
  const written: WrittenChunk = { outgoing: [], skipped: [] };
  for (const message of queued) {
    const refusal = refused.get(message.customer_id);
    if (refusal !== undefined) {
      written.skipped.push({ messageId: message.id, reason: refusal, outcome: "suppressed" });
      continue;
    }
    const copy = copyFor(writing, message, readers.get(message.customer_id));
    if (typeof copy === "string") written.skipped.push({ messageId: message.id, reason: copy });
    else written.outgoing.push(copy);
  }
  return written;
}

function copyFor(
  writing: Writing,
  message: QueuedMessage,
  reader: Reader | undefined,
): OutgoingMessage | string {
  if (!reader) return "the customer is no longer there";
  const rendering = writing.template.render(reader);
  if ("unreadable" in rendering)
    return `the message could not be written: ${rendering.unreadable}`.slice(0, 300);
  const { subject, body } = rendering.text;
  if (body.trim() === "") return "the message is empty for this customer";
  if (body.length > writing.bodyMax || subject.length > 1_000)
    return "the message is longer than the channel carries";
  const key = messageKey(writing.workspaceId, message.id);
  return { key, channel: writing.channel, to: message.address, subject, body };
}
