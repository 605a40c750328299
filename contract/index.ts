// The whole contract: every endpoint by noun and name. The server must answer each of them; the web may call any.
import { accessEndpoints } from "./access.ts";
import { assistantEndpoints } from "./assistant.ts";
import { assistantStepEndpoints } from "./assistant-steps.ts";
import { attributeEndpoints } from "./attributes.ts";
import { autoTagEndpoints } from "./auto-tags.ts";
import { campaignDraftEndpoints } from "./campaign-drafts.ts";
import { campaignEndpoints } from "./campaigns.ts";
import { connectionEndpoints } from "./connections.ts";
import { customerEndpoints } from "./customers.ts";
import { deadLetterEndpoints } from "./dead-letters.ts";
import { engineEndpoints } from "./engines.ts";
import { eventEndpoints } from "./events.ts";
import { homeEndpoints, searchEndpoints } from "./home.ts";
import { imageEndpoints } from "./images.ts";
import { importEndpoints } from "./imports.ts";
import { insightEndpoints } from "./insights.ts";
import { jobEndpoints } from "./jobs.ts";
import { listEndpoints } from "./lists.ts";
import { liveEndpoints } from "./live.ts";
import { lookalikeEndpoints } from "./lookalikes.ts";
import { mergeEndpoints } from "./merges.ts";
import { messageEndpoints } from "./messages.ts";
import { orderEndpoints } from "./orders.ts";
import { priceEndpoints } from "./prices.ts";
import { rateEndpoints } from "./rates.ts";
import { schedulingEndpoints } from "./scheduling.ts";
import { segmentLifeEndpoints } from "./segment-life.ts";
import { segmentEndpoints } from "./segments.ts";
import { deliveryEndpoints } from "./source-deliveries.ts";
import { sourceEndpoints } from "./sources.ts";
import { writingEndpoints } from "./writing.ts";

export const contract = {
  access: accessEndpoints,
  customers: customerEndpoints,
  merges: mergeEndpoints,
  orders: orderEndpoints,
  rates: rateEndpoints,
  events: eventEndpoints,
  attributes: attributeEndpoints,
  imports: importEndpoints,
  sources: sourceEndpoints,
  deliveries: deliveryEndpoints,
  dead_letters: deadLetterEndpoints,
  segments: { ...segmentEndpoints, ...segmentLifeEndpoints },
  lists: listEndpoints,
  campaigns: campaignEndpoints,
  lookalikes: lookalikeEndpoints,
  writing: writingEndpoints,
  images: imageEndpoints,
  auto_tags: autoTagEndpoints,
  scheduling: schedulingEndpoints,
  messages: messageEndpoints,
  connections: connectionEndpoints,
  prices: priceEndpoints,
  engines: engineEndpoints,
  assistant: { ...assistantEndpoints, ...assistantStepEndpoints },
  campaign_drafts: campaignDraftEndpoints,
  insights: insightEndpoints,
  home: homeEndpoints,
  search: searchEndpoints,
  jobs: jobEndpoints,
  live: liveEndpoints,
};
export type Contract = typeof contract;
