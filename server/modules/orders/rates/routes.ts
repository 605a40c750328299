// Rates over HTTP.
import type { rateEndpoints } from "../../../../contract/rates.ts";
import type { Handlers } from "../../../http/handlers.ts";
import type { Orders } from "../index.ts";

export function rateRoutes({ rates }: Orders): Handlers<typeof rateEndpoints> {
  return {
    list: async ({ actor }) => ({ data: await rates.list(actor) }),
    set: ({ actor, body }) => rates.set(actor, body),
    async remove({ actor, params }) {
      await rates.remove(actor, params);
      return { done: true };
    },
    convertAgain: ({ actor, body }) => rates.convertAgain(actor, body.currency),
  };
}
