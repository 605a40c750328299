// What lies before a writer: the shop's brand, what it sells, and the variables that a message may use.
import type { MessageContent } from "../../../contract/campaigns.ts";
import type { Evidence } from "../../../contract/learning.ts";
import type { Channel } from "../../../contract/messages.ts";
import { templateVariables } from "../../../contract/template-variables.ts";
import type { Brand } from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Engines } from "../engines/index.ts";
import type { Learning } from "../learning/index.ts";
import type { Templates, Written } from "../templates/index.ts";
import { traitsOf } from "./approach.ts";
import { brandOf } from "./brand-store.ts";
import { type ShopFacts, shopFacts } from "./shop-facts.ts";

export interface WritingNeeds {
  attributes: Attributes;
  templates: Templates;
  engines: Engines;
  learning: Learning;
}

export interface Desk {
  engines: Engines;
  brand: Brand;
  shop: ShopFacts;
  variables: { name: string; usage: string }[];
  readerOf: (channel: Channel) => Promise<(message: MessageContent) => Written>;
  /** What past campaigns on a channel earned, by the traits of their messages. */
  whatWorked: (channel: Channel) => Promise<Evidence[]>;
}

export async function deskOf(platform: Platform, needs: WritingNeeds, actor: Actor): Promise<Desk> {
  const { workspace } = actor;
  const brand = await platform.database.inWorkspace(workspace.id, (trx) => brandOf(trx, workspace.id));
  const catalogue = await needs.attributes.catalogueOfShop(workspace);
  const own = catalogue.attributes
    .filter(({ custom }) => custom)
    .map(({ name }) => ({ name: `customer.${name}`, usage: `{{ customer.${name} | default: "…" }}` }));
  const shop = shopFacts(workspace.name, catalogue);
  return {
    engines: needs.engines,
    brand,
    shop,
    variables: [...templateVariables.map(({ name, usage }) => ({ name, usage })), ...own],
    readerOf: (channel) => needs.templates.readerOfWritten(workspace, channel),
    whatWorked: (channel) =>
      platform.database.inWorkspace(workspace.id, (trx) =>
        needs.learning.whatWorked(trx, workspace.id, {
          ...{ channel, now: platform.clock.now() },
          groupsOf: (past) => traitsOf(past, shop),
        }),
      ),
  };
}
