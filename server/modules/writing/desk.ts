// What lies before a writer: the shop's brand, what it sells, and the variables that a message may use.
import type { MessageContent } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import { templateVariables } from "../../../contract/template-variables.ts";
import type { Brand } from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Engines } from "../engines/index.ts";
import type { Templates, Written } from "../templates/index.ts";
import { brandOf } from "./brand-store.ts";
import { type ShopFacts, shopFacts } from "./shop-facts.ts";

export interface WritingNeeds {
  attributes: Attributes;
  templates: Templates;
  engines: Engines;
}

export interface Desk {
  engines: Engines;
  brand: Brand;
  shop: ShopFacts;
  variables: { name: string; usage: string }[];
  readerOf: (channel: Channel) => Promise<(message: MessageContent) => Written>;
}

export async function deskOf(platform: Platform, needs: WritingNeeds, actor: Actor): Promise<Desk> {
  const { workspace } = actor;
  const brand = await platform.database.inWorkspace(workspace.id, (trx) => brandOf(trx, workspace.id));
  const catalogue = await needs.attributes.catalogueOfShop(workspace);
  const own = catalogue.attributes
    .filter(({ custom }) => custom)
    .map(({ name }) => ({ name: `customer.${name}`, usage: `{{ customer.${name} | default: "…" }}` }));
  return {
    engines: needs.engines,
    brand,
    shop: shopFacts(workspace.name, catalogue),
    variables: [...templateVariables.map(({ name, usage }) => ({ name, usage })), ...own],
    readerOf: (channel) => needs.templates.readerOfWritten(workspace, channel),
  };
}
