// Jobs over HTTP.
import type { jobEndpoints } from "../../../contract/jobs.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Jobs } from "./index.ts";

export function jobRoutes(jobs: Jobs): Handlers<typeof jobEndpoints> {
  return {
    list: async ({ actor }) => ({ data: await jobs.listJobs(actor) }),
    get: ({ actor, params }) => jobs.getJob(actor, params.id),
  };
}
