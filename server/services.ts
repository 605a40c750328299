// The table of contents: every module, built once, in the order in which they may know each other. A module uses those
// above it; it hears from those below through events only.
import { createIdempotency, type Idempotency } from "./http/idempotency.ts";
import { type Access, createAccess } from "./modules/access/index.ts";
import { createJobs, type Jobs } from "./modules/jobs/index.ts";
import type { Platform } from "./platform/index.ts";

export interface Services {
  idempotency: Idempotency;
  access: Access;
  jobs: Jobs;
}

export function createServices(platform: Platform): Services {
  const idempotency = createIdempotency(platform.database);
  const access = createAccess(platform);
  const jobs = createJobs(platform);
  return { idempotency, access, jobs };
}
