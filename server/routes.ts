// Every noun's routes, held against the contract: an endpoint without a handler does not compile.
import type { Contract } from "../contract/index.ts";
import type { Handlers } from "./http/handlers.ts";
import { liveRoutes } from "./http/live.ts";
import { accessRoutes } from "./modules/access/routes.ts";
import { assistantRoutes } from "./modules/assistant/routes.ts";
import { attributeRoutes } from "./modules/attributes/routes.ts";
import { autoTagRoutes } from "./modules/auto-tags/routes.ts";
import { campaignDraftRoutes } from "./modules/campaign-drafts/routes.ts";
import { campaignRoutes, segmentEarnedRoutes } from "./modules/campaigns/routes.ts";
import { connectionRoutes } from "./modules/connections/routes.ts";
import { customerRoutes, mergeRoutes } from "./modules/customers/routes.ts";
import { engineRoutes } from "./modules/engines/routes.ts";
import { eventRoutes } from "./modules/events/routes.ts";
import { homeRoutes } from "./modules/home/routes.ts";
import { imageRoutes } from "./modules/images/routes.ts";
import { importRoutes } from "./modules/imports/routes.ts";
import {
  customerIngestRoutes,
  deadLetterRoutes,
  eventIngestRoutes,
  orderIngestRoutes,
} from "./modules/ingest/routes.ts";
import { insightRoutes } from "./modules/insights/routes.ts";
import { jobRoutes } from "./modules/jobs/routes.ts";
import { customerListRoutes, listRoutes } from "./modules/lists/routes.ts";
import { lookalikeRoutes } from "./modules/lookalikes/routes.ts";
import { messageRoutes } from "./modules/messages/routes.ts";
import { orderRoutes, rateRoutes } from "./modules/orders/routes.ts";
import { priceRoutes } from "./modules/prices/routes.ts";
import { schedulingRoutes } from "./modules/scheduling/routes.ts";
import { searchRoutes } from "./modules/search/routes.ts";
import { customerSegmentRoutes, segmentRoutes } from "./modules/segments/routes.ts";
import { deliveryRoutes, sourceRoutes } from "./modules/sources/routes.ts";
import { writingRoutes } from "./modules/writing/routes.ts";
import type { Services } from "./services.ts";

type Routes = { [N in keyof Contract]: Handlers<Contract[N]> };

export function createRoutes(services: Services): Routes {
  const { customers, orders, events, ingest } = services;
  return {
    access: accessRoutes(services.access),
    customers: {
      ...customerRoutes(customers),
      ...customerIngestRoutes(ingest, customers),
      ...customerSegmentRoutes(services.segments, customers),
      ...customerListRoutes(services.lists, customers),
    },
    merges: mergeRoutes(customers),
    rates: rateRoutes(orders),
    orders: { ...orderRoutes(orders), ...orderIngestRoutes(ingest, orders) },
    events: { ...eventRoutes(events), ...eventIngestRoutes(ingest, events) },
    attributes: attributeRoutes(services.attributes),
    jobs: jobRoutes(services.jobs),
    segments: {
      ...segmentRoutes(services.segments),
      ...segmentEarnedRoutes(services.campaigns, services.segments),
    },
    lists: listRoutes(services.lists),
    imports: importRoutes(services.imports),
    sources: sourceRoutes(services.sources),
    deliveries: deliveryRoutes(services.sources),
    dead_letters: deadLetterRoutes(ingest),
    messages: messageRoutes(services.messages, services.campaigns),
    connections: connectionRoutes(services.connections),
    prices: priceRoutes(services.prices),
    engines: engineRoutes(services.engines),
    writing: writingRoutes(services.writing),
    images: imageRoutes(services.images),
    auto_tags: autoTagRoutes(services.autoTags),
    scheduling: schedulingRoutes(services.scheduling),
    campaigns: campaignRoutes(services.campaigns),
    lookalikes: lookalikeRoutes(services.lookalikes),
    assistant: assistantRoutes(services.assistant),
    campaign_drafts: campaignDraftRoutes(services.campaignDrafts),
    insights: insightRoutes(services.insights),
    home: homeRoutes(services.home),
    search: searchRoutes(services.search),
    live: liveRoutes(services.live, services.access),
  };
}
