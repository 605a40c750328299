// Every noun's routes, held against the contract: an endpoint without a handler does not compile.
import type { Contract } from "../contract/index.ts";
import type { Handlers } from "./http/handlers.ts";
import { accessRoutes } from "./modules/access/routes.ts";
import { jobRoutes } from "./modules/jobs/routes.ts";
import type { Services } from "./services.ts";

type Routes = { [N in keyof Contract]: Handlers<Contract[N]> };

export function createRoutes(services: Services): Partial<Routes> {
  return {
    access: accessRoutes(services.access),
    jobs: jobRoutes(services.jobs),
  };
}
