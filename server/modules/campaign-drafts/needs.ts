// What campaign drafts are put together of.
import type { Platform } from "../../platform/index.ts";
import type { Assistant } from "../assistant/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Campaigns } from "../campaigns/index.ts";
import type { Connections } from "../connections/index.ts";
import type { Prices } from "../prices/index.ts";
import type { Scheduling } from "../scheduling/index.ts";
import type { Segments } from "../segments/index.ts";
import type { Writing } from "../writing/index.ts";

export interface DraftNeeds {
  assistant: Assistant;
  attributes: Attributes;
  campaigns: Campaigns;
  connections: Connections;
  prices: Prices;
  scheduling: Scheduling;
  segments: Segments;
  writing: Writing;
}

export type DraftContext = DraftNeeds & { platform: Platform };
