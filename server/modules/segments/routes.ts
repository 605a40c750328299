// Segments over HTTP, and those that a customer is in.
import { Readable } from "node:stream";
import type { customerEndpoints } from "../../../contract/customers.ts";
import type { segmentLifeEndpoints } from "../../../contract/segment-life.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import { attachment } from "../../http/attachment.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Customers } from "../customers/index.ts";
import type { Segments } from "./index.ts";

/** What a segment earned is the campaigns module's to say. */
type Endpoints = typeof segmentEndpoints & Omit<typeof segmentLifeEndpoints, "earned">;

export function segmentRoutes(segments: Segments): Handlers<Endpoints> {
  return {
    preview: ({ actor, body }) => segments.preview(actor, body),
    explain: ({ actor, body }) => segments.explain(actor, body),
    list: ({ actor, query }) => segments.list(actor, query),
    create: ({ actor, body }) => segments.create(actor, body),
    split: ({ actor, body }) => segments.split(actor, body),
    get: ({ actor, params }) => segments.get(actor, params.id),
    update: ({ actor, params, body }) => segments.update(actor, params.id, body),
    remove: async ({ actor, params }) => {
      await segments.remove(actor, params.id);
      return { done: true };
    },
    undelete: ({ actor, params }) => segments.undelete(actor, params.id),
    customers: ({ actor, params, query }) => segments.customers(actor, params.id, query),
    history: ({ actor, params, query }) => segments.history(actor, params.id, query),
    changes: ({ actor, params, query }) => segments.changes(actor, params.id, query),
    versions: ({ actor, params, query }) => segments.versions(actor, params.id, query),
    restore: ({ actor, params }) => segments.restore(actor, params.id, params.version),
    overlaps: ({ actor, params }) => segments.overlaps(actor, params.id),
    overlap: ({ actor, params }) => segments.overlap(actor, params.id, params.other),
    usedIn: ({ actor, params }) => segments.usedIn(actor, params.id),
    async export({ actor, params, query, reply }) {
      const { workspace: _, ...filters } = query;
      const { fileName, pieces } = await segments.export(actor, params.id, filters);
      reply.type("text/csv; charset=utf-8").header("content-disposition", attachment(fileName));
      return Readable.from(pieces, { objectMode: false });
    },
  };
}

export function customerSegmentRoutes(
  segments: Segments,
  customers: Customers,
): Pick<Handlers<typeof customerEndpoints>, "segments"> {
  return {
    async segments({ actor, params }) {
      await customers.show(actor.workspace, params.id);
      return { data: await segments.ofCustomer(actor, params.id) };
    },
  };
}
