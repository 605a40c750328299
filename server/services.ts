// The table of contents: every module, built once, in the order in which they may know each other. A module uses those
// above it; it hears from those below through events only.
import { createIdempotency, type Idempotency } from "./http/idempotency.ts";
import { type Access, createAccess } from "./modules/access/index.ts";
import { type Assistant, createAssistant } from "./modules/assistant/index.ts";
import { type Attributes, createAttributes } from "./modules/attributes/index.ts";
import { type AutoTags, createAutoTags } from "./modules/auto-tags/index.ts";
import { type CampaignDrafts, createCampaignDrafts } from "./modules/campaign-drafts/index.ts";
import { type Campaigns, createCampaigns } from "./modules/campaigns/index.ts";
import { type Connections, createConnections } from "./modules/connections/index.ts";
import { type Customers, createCustomers } from "./modules/customers/index.ts";
import { createDelivery, type Delivery } from "./modules/delivery/index.ts";
import { createDoctor, type Doctor } from "./modules/doctor/index.ts";
import { createEngines, type Engines } from "./modules/engines/index.ts";
import { createEvents, type Events } from "./modules/events/index.ts";
import { createHome, type HomeModule } from "./modules/home/index.ts";
import { createImages, type Images } from "./modules/images/index.ts";
import { createImports, type Imports } from "./modules/imports/index.ts";
import { createIngest, type Ingest } from "./modules/ingest/index.ts";
import { createInsights, type Insights } from "./modules/insights/index.ts";
import { createJobs, type Jobs } from "./modules/jobs/index.ts";
import { createLearning } from "./modules/learning/index.ts";
import { createLists, type Lists } from "./modules/lists/index.ts";
import { createLookalikes, type Lookalikes } from "./modules/lookalikes/index.ts";
import { createMessages, type Messages } from "./modules/messages/index.ts";
import { createOrders, type Orders } from "./modules/orders/index.ts";
import { createPrices, type Prices } from "./modules/prices/index.ts";
import { createScheduling, type Scheduling } from "./modules/scheduling/index.ts";
import { createScores } from "./modules/scores/index.ts";
import { createSearch, type Search } from "./modules/search/index.ts";
import { createSegments, type Segments } from "./modules/segments/index.ts";
import { createSources, type Sources } from "./modules/sources/index.ts";
import { createTemplates, type Templates } from "./modules/templates/index.ts";
import { createWriting, type Writing } from "./modules/writing/index.ts";
import type { Platform } from "./platform/index.ts";
import type { Live } from "./platform/live.ts";

export interface Services {
  idempotency: Idempotency;
  access: Access;
  attributes: Attributes;
  customers: Customers;
  jobs: Jobs;
  orders: Orders;
  events: Events;
  ingest: Ingest;
  imports: Imports;
  sources: Sources;
  messages: Messages;
  lists: Lists;
  segments: Segments;
  scheduling: Scheduling;
  templates: Templates;
  connections: Connections;
  prices: Prices;
  engines: Engines;
  delivery: Delivery;
  campaigns: Campaigns;
  lookalikes: Lookalikes;
  writing: Writing;
  images: Images;
  autoTags: AutoTags;
  insights: Insights;
  assistant: Assistant;
  campaignDrafts: CampaignDrafts;
  home: HomeModule;
  search: Search;
  doctor: Doctor;
  live: Live;
}

export function createServices(platform: Platform): Services {
  const idempotency = createIdempotency(platform.database, platform.sealer);
  const access = createAccess(platform);
  const attributes = createAttributes(platform);
  const customers = createCustomers(platform, { attributes });
  const jobs = createJobs(platform);
  const orders = createOrders(platform, { access, attributes, customers, jobs });
  const events = createEvents(platform, { attributes, customers });
  const ingest = createIngest(platform, { customers, orders, events });
  const imports = createImports(platform, { access, customers, orders, ingest, jobs });
  const sources = createSources(platform, { access, customers, orders, events, ingest });
  const messages = createMessages(platform, { customers, ingest });
  createScores({ attributes, customers });
  const lists = createLists(platform, { access, attributes, customers, orders, messages });
  const segments = createSegments(platform, { access, attributes, customers });
  const scheduling = createScheduling(platform, { customers, audiences: segments.audiences });
  const templates = createTemplates(platform, { attributes, customers });
  const connections = createConnections(platform);
  const prices = createPrices(platform);
  const engines = createEngines(platform);
  const delivery = createDelivery(platform, { access, messages, connections, templates });
  const campaigns = createCampaigns(platform, {
    access,
    attributes,
    customers,
    messages,
    templates,
    connections,
    delivery,
    scheduling,
    audiences: segments.audiences,
  });
  const lookalikes = createLookalikes(platform, {
    access,
    attributes,
    customers,
    jobs,
    lists,
    segments,
    campaigns,
  });
  const learning = createLearning({ campaigns });
  const writing = createWriting(platform, { attributes, templates, engines, learning });
  const images = createImages(platform, { engines, writing });
  const autoTags = createAutoTags({ attributes, engines, campaigns, audiences: segments.audiences });
  scheduling.lendCampaigns(campaigns.audienceOf);
  const insights = createInsights(platform, { attributes, messages, segments, campaigns, engines });
  lists.lendUses(segments.mustNotAskAbout);
  lists.lendSegmentMembers(segments.membersOf);
  imports.lendLists(lists.filling);
  segments.lendUses(campaigns.usesOfSegments, campaigns.waitingFor);
  const assistant = createAssistant(platform, {
    attributes,
    customers,
    lists,
    segments,
    campaigns,
    engines,
  });
  const campaignDrafts = createCampaignDrafts(platform, {
    assistant,
    attributes,
    campaigns,
    connections,
    prices,
    scheduling,
    segments,
    writing,
  });
  const home = createHome(platform, { customers, orders, ingest, imports, messages, segments, campaigns });
  const search = createSearch({ customers, segments, campaigns });
  const doctor = createDoctor(platform, {
    access,
    recounts: [...customers.recounts, orders.recount, events.recount, segments.recount, campaigns.recount],
  });
  const { live } = platform;
  return {
    idempotency,
    access,
    attributes,
    customers,
    orders,
    events,
    ingest,
    jobs,
    imports,
    sources,
    messages,
    lists,
    segments,
    scheduling,
    templates,
    connections,
    prices,
    engines,
    delivery,
    campaigns,
    lookalikes,
    writing,
    images,
    autoTags,
    insights,
    assistant,
    campaignDrafts,
    home,
    search,
    doctor,
    live,
  };
}
