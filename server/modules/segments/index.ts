// Segments: rules with a name, and whom any rule holds for. It owns the table `segments` and the compiler from rules to SQL;
// the tables that rules ask about lend it their expressions.
import type { Customer } from "../../../contract/customers.ts";
import type { Preview, Segment } from "../../../contract/segments.ts";
import type { Actor } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { createAudiences } from "./audiences.ts";
import { type MembersAsked, membersOf, segmentsOf } from "./members.ts";
import type { SegmentContext, SegmentNeeds, SegmentUses } from "./needs.ts";
import { type PreviewRequest, previewRule } from "./preview.ts";
import { countedSegment, type NewSegment, type SegmentChange, saveSegment, updateSegment } from "./saved.ts";
import { beside, showSegments } from "./show.ts";
import { deleteSegment, type SegmentFilter, type SegmentRow, segmentPage } from "./store.ts";
import type {} from "./tables.ts";

export type { SegmentNeeds, SegmentUses } from "./needs.ts";
export type Segments = ReturnType<typeof createSegments>;

interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

export function createSegments(platform: Platform, needs: SegmentNeeds) {
  const { database, clock } = platform;
  const context: SegmentContext = { platform, ...needs, uses: async () => new Map() };

  /** Reads or writes a row of the actor's workspace and shows what came of it. */
  async function shown(actor: Actor, work: (trx: Trx) => Promise<SegmentRow>): Promise<Segment> {
    const rows = await database.inWorkspace(actor.workspace.id, async (trx) =>
      beside(trx, context, actor.workspace, [await work(trx)]),
    );
    return (await showSegments(context, rows))[0]!;
  }

  return {
    async preview(actor: Actor, asked: PreviewRequest): Promise<Preview> {
      actor.must("segments:read");
      const started = performance.now();
      const { workspace } = actor;
      const preview = await database.inWorkspace(workspace.id, async (trx) => {
        const catalogue = await needs.attributes.catalogue(trx, workspace);
        const previewed = await previewRule(trx, asked, { workspace, catalogue, now: clock.now() });
        return { ...previewed, sample: await needs.customers.byIds(trx, workspace, previewed.sample) };
      });
      return { ...preview, elapsed_ms: Math.round((performance.now() - started) * 10) / 10 };
    },

    async list(actor: Actor, filter: SegmentFilter): Promise<Page<Segment>> {
      actor.must("segments:read");
      const { workspace } = actor;
      const page = await database.inWorkspace(workspace.id, async (trx) => {
        const { rows, next_cursor } = await segmentPage(trx, platform.secretKey, workspace.id, filter);
        return { rows: await beside(trx, context, workspace, rows), next_cursor };
      });
      return { data: await showSegments(context, page.rows), next_cursor: page.next_cursor };
    },

    async get(actor: Actor, id: string): Promise<Segment> {
      actor.must("segments:read");
      return shown(actor, (trx) => countedSegment(trx, context, actor.workspace, id));
    },

    async create(actor: Actor, segment: NewSegment): Promise<Segment> {
      actor.must("segments:write");
      return shown(actor, (trx) => saveSegment(trx, context, actor, segment));
    },

    async update(actor: Actor, id: string, change: SegmentChange): Promise<Segment> {
      actor.must("segments:write");
      return shown(actor, (trx) => updateSegment(trx, context, actor, id, change));
    },

    async remove(actor: Actor, id: string): Promise<void> {
      actor.must("segments:write");
      await database.inWorkspace(actor.workspace.id, (trx) => deleteSegment(trx, actor.workspace.id, id));
    },

    async customers(actor: Actor, id: string, asked: MembersAsked): Promise<Page<Customer>> {
      actor.must("segments:read");
      return database.inWorkspace(actor.workspace.id, (trx) =>
        membersOf(trx, context, actor.workspace, id, asked),
      );
    },

    /** The saved segments that a customer is in now. */
    async ofCustomer(actor: Actor, customerId: string): Promise<{ id: string; name: string }[]> {
      actor.must("segments:read");
      return database.inWorkspace(actor.workspace.id, (trx) =>
        segmentsOf(trx, context, actor.workspace, customerId),
      );
    },

    audiences: createAudiences(context),

    /** Lends what campaigns know of segments. */
    lendUses(uses: SegmentUses) {
      context.uses = uses;
    },
  };
}
