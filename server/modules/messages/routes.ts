import { AppError } from "../../../contract/errors.ts";
import type { Message, messageEndpoints } from "../../../contract/messages.ts";
import type { Actor } from "../../actor.ts";
import { type CsvFile, sendCsv } from "../../http/csv-file.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { MessageFilter, Messages } from "./index.ts";

type ExportAsked = Omit<MessageFilter, "limit" | "cursor">;

/** Whoever knows which campaigns there are. */
interface Campaigns {
  messages(
    actor: Actor,
    id: string,
    filter: MessageFilter,
  ): Promise<{ data: Message[]; next_cursor: string | null }>;
  exportMessages(actor: Actor, id: string, asked: ExportAsked): Promise<CsvFile>;
}

export function messageRoutes(messages: Messages, campaigns: Campaigns): Handlers<typeof messageEndpoints> {
  return {
    async receipts({ body, request: { sender } }) {
      if (!sender) throw new AppError("bad_signature");
      await messages.receive(sender.workspaceId, body.receipts, sender.vendor.explain);
      return { accepted: body.receipts.length };
    },
    async export({ actor, params, query: { workspace: _, bom, ...asked }, reply }) {
      return sendCsv(reply, await campaigns.exportMessages(actor, params.id, asked), bom);
    },
    ofCampaign: ({ actor, params, query }) => campaigns.messages(actor, params.id, query),
  };
}
