// Writing: help with what campaigns say, and the brand that it should sound like. It owns the table `brands`. What it writes is a
// proposal to a person; it neither saves nor sends.
import { Temporal } from "temporal-polyfill";
import type { ParsedBody } from "../../../contract/api.ts";
import type { Brand, writingEndpoints } from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { brandOf, changeBrand } from "./brand-store.ts";
import { deskOf, type WritingNeeds } from "./desk.ts";
import { fitMessage } from "./fitting.ts";
import { nameCampaign } from "./names.ts";
import { rewriteMessage } from "./rewriting.ts";
import { type SuggestInput, suggestMessages } from "./suggest.ts";
import type {} from "./tables.ts";

export { type Brief, readBrief } from "./brief.ts";
export type { Desk } from "./desk.ts";
export { festivalIn, festivalsSaid } from "./festivals.ts";
export { forbiddenIn } from "./forbidden.ts";
export { goalSaid } from "./goal-of.ts";
export { inventedIn } from "./invented.ts";
export { offersSaid } from "./offer-in.ts";
export { shopFacts } from "./shop-facts.ts";
export { singular } from "./thing-in.ts";

export type Writing = ReturnType<typeof createWriting>;

type Endpoints = typeof writingEndpoints;

export function createWriting(platform: Platform, needs: WritingNeeds) {
  const { database, clock } = platform;
  const desk = (actor: Actor) => deskOf(platform, needs, actor);
  return {
    /** For what else goes with a message; whoever asks has asked for permission itself. */
    deskOf: desk,

    async brand(actor: Actor): Promise<Brand> {
      actor.must("workspace:read");
      const { id } = actor.workspace;
      return database.inWorkspace(id, (trx) => brandOf(trx, id));
    },

    async updateBrand(actor: Actor, change: Partial<Brand>): Promise<Brand> {
      actor.must("workspace:manage");
      const { id } = actor.workspace;
      return database.inWorkspace(id, (trx) => changeBrand(trx, id, change));
    },

    async suggestMessages(actor: Actor, input: SuggestInput) {
      actor.must("campaigns:write");
      return suggestMessages(await desk(actor), actor, input);
    },

    async rewriteMessage(actor: Actor, input: ParsedBody<Endpoints["rewriteMessage"]>) {
      actor.must("campaigns:write");
      return rewriteMessage(await desk(actor), actor, input);
    },

    async fitMessage(actor: Actor, input: ParsedBody<Endpoints["fitMessage"]>) {
      actor.must("campaigns:write");
      return fitMessage(await desk(actor), actor, input);
    },

    async nameCampaign(actor: Actor, input: ParsedBody<Endpoints["nameCampaign"]>) {
      actor.must("campaigns:write");
      return nameCampaign(await desk(actor), actor, input, monthOf(clock.now(), actor.workspace.timezone));
    },
  };
}

function monthOf(now: Date, timezone: string): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone);
  return today.toLocaleString("en", { month: "short", year: "numeric" });
}
