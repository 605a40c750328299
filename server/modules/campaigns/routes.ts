import type { campaignEndpoints } from "../../../contract/campaigns.ts";
import type { segmentLifeEndpoints } from "../../../contract/segment-life.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Segments } from "../segments/index.ts";
import type { Campaigns } from "./index.ts";

export function campaignRoutes(campaigns: Campaigns): Handlers<typeof campaignEndpoints> {
  return {
    list: ({ actor, query }) => campaigns.list(actor, query),
    create: ({ actor, body }) => campaigns.create(actor, body),
    get: ({ actor, params }) => campaigns.get(actor, params.id),
    update: ({ actor, params, body }) => campaigns.update(actor, params.id, body),
    remove: async ({ actor, params }) => {
      await campaigns.remove(actor, params.id);
      return { done: true };
    },
    previewAudience: ({ actor, body }) => campaigns.previewAudience(actor, body),
    previewMessage: ({ actor, body }) => campaigns.previewMessage(actor, body),
    launch: ({ actor, params }) => campaigns.launch(actor, params.id),
    unschedule: ({ actor, params }) => campaigns.unschedule(actor, params.id),
    pause: ({ actor, params }) => campaigns.pause(actor, params.id),
    resume: ({ actor, params }) => campaigns.resume(actor, params.id),
    cancel: ({ actor, params }) => campaigns.cancel(actor, params.id),
    progress: ({ actor, params }) => campaigns.progress(actor, params.id),
  };
}

export function segmentEarnedRoutes(
  campaigns: Campaigns,
  segments: Segments,
): Pick<Handlers<typeof segmentLifeEndpoints>, "earned"> {
  return {
    async earned({ actor, params }) {
      await segments.mustBeThere(actor.workspace, params.id);
      return campaigns.earnedBySegment(actor, params.id);
    },
  };
}
