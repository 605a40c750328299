import type { writingEndpoints } from "../../../contract/writing.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Writing } from "./index.ts";

export function writingRoutes(writing: Writing): Handlers<typeof writingEndpoints> {
  return {
    brand: ({ actor }) => writing.brand(actor),
    updateBrand: ({ actor, body }) => writing.updateBrand(actor, body),
    suggestMessages: ({ actor, body }) => writing.suggestMessages(actor, body),
    rewriteMessage: ({ actor, body }) => writing.rewriteMessage(actor, body),
    fitMessage: ({ actor, body }) => writing.fitMessage(actor, body),
    nameCampaign: ({ actor, body }) => writing.nameCampaign(actor, body),
  };
}
