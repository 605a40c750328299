// What campaigns work with.
import type { Platform } from "../../platform/index.ts";
import type { Access } from "../access/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Connections } from "../connections/index.ts";
import type { Customers } from "../customers/index.ts";
import type { Delivery } from "../delivery/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Scheduling } from "../scheduling/index.ts";
import type { Templates } from "../templates/index.ts";
import type { Audiences } from "./audience.ts";

export interface CampaignNeeds {
  access: Access;
  attributes: Attributes;
  customers: Customers;
  messages: Messages;
  templates: Templates;
  connections: Connections;
  delivery: Delivery;
  scheduling: Scheduling;
  audiences: Audiences;
}

export type CampaignContext = CampaignNeeds & { platform: Platform };
