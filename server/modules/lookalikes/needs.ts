// What lookalikes ask of the modules above them.
import type { Platform } from "../../platform/index.ts";
import type { Access } from "../access/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Campaigns } from "../campaigns/index.ts";
import type { Customers } from "../customers/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Lists } from "../lists/index.ts";
import type { Segments } from "../segments/index.ts";

export interface LookalikeNeeds {
  access: Access;
  attributes: Attributes;
  customers: Customers;
  jobs: Jobs;
  lists: Lists;
  segments: Segments;
  campaigns: Campaigns;
}

/** All that the verbs of this module work with. */
export interface LookalikeContext extends LookalikeNeeds {
  platform: Platform;
}
