// Segments: rules with a name, and whom any rule holds for. It owns the tables
// of segments, their versions, sizes and members, and the compiler from rules to SQL;
// the tables that rules ask about lend it their expressions.
import type { Customer } from "../../../contract/customers.ts";
import type { Explanation, Preview, Segment } from "../../../contract/segments.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { type Asking, askingOf } from "./asking.ts";
import { createAudiences } from "./audiences.ts";
import { type ExplainRequest, explainRule } from "./explain.ts";
import { countAll, countDaily } from "./life/daily.ts";
import { createSegmentLife } from "./life/index.ts";
import { createTelling } from "./life/tell.ts";
import { type MembersAsked, membersOf, segmentsOf } from "./members.ts";
import type { SegmentContext, SegmentNeeds, SegmentUses, WaitingCampaigns } from "./needs.ts";
import { type PreviewRequest, previewRule } from "./preview.ts";
import {
  type Counted,
  countedSegment,
  type NewSegment,
  restoreSegment,
  type SegmentChange,
  saveSegment,
  updateSegment,
} from "./saved.ts";
import { beside, showSegments } from "./show.ts";
import {
  deleteSegment,
  lockRules,
  type SegmentFilter,
  segmentNames,
  segmentOf,
  segmentPage,
} from "./store.ts";
import type {} from "./tables.ts";
import { mustBeUnused } from "./users.ts";

export type Segments = ReturnType<typeof createSegments>;

interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

export function createSegments(platform: Platform, needs: SegmentNeeds) {
  const { database } = platform;
  const telling = createTelling(platform);
  const context: SegmentContext = {
    platform,
    ...needs,
    uses: async () => new Map(),
    waiting: async () => [],
    telling,
  };
  needs.attributes.lendNames({ segments: segmentNames });
  platform.jobs.schedule("segments.count", "7 * * * *", () => countDaily(context));

  /** Does something in the actor's workspace with what it takes to ask rules there. */
  async function asked<T>(actor: Actor, work: (trx: Trx, asking: Asking) => Promise<T>): Promise<T> {
    const asking = await askingOf(context, actor.workspace);
    return database.inWorkspace(actor.workspace.id, (trx) => work(trx, asking));
  }

  /** Reads or writes a row, shows what came of it, and tells of what its count found. */
  async function shown(actor: Actor, work: (trx: Trx, asking: Asking) => Promise<Counted>): Promise<Segment> {
    const { rows, recorded } = await asked(actor, async (trx, asking) => {
      const counted = await work(trx, asking);
      await telling.publish(trx, counted.recorded);
      return { rows: await beside(trx, context, asking, [counted.row]), recorded: counted.recorded };
    });
    await telling.tell(recorded);
    return (await showSegments(context, rows))[0]!;
  }

  return {
    async preview(actor: Actor, request: PreviewRequest): Promise<Preview> {
      actor.must("segments:read");
      const started = performance.now();
      const preview = await asked(actor, async (trx, asking) => {
        const previewed = await previewRule(trx, platform.copy, request, asking);
        return { ...previewed, sample: await needs.customers.byIds(trx, actor.workspace, previewed.sample) };
      });
      return { ...preview, elapsed_ms: Math.round((performance.now() - started) * 10) / 10 };
    },

    async explain(actor: Actor, request: ExplainRequest): Promise<Explanation> {
      actor.must("segments:read");
      actor.must("customers:read");
      return asked(actor, (trx, asking) => explainRule(trx, context, asking, request));
    },

    async list(actor: Actor, filter: SegmentFilter): Promise<Page<Segment>> {
      actor.must("segments:read");
      const page = await asked(actor, async (trx, asking) => {
        const { rows, next_cursor } = await segmentPage(trx, platform.secretKey, actor.workspace.id, filter);
        return { rows: await beside(trx, context, asking, rows), next_cursor };
      });
      return { data: await showSegments(context, page.rows), next_cursor: page.next_cursor };
    },

    async get(actor: Actor, id: string): Promise<Segment> {
      actor.must("segments:read");
      return shown(actor, (trx, asking) => countedSegment(trx, asking, id));
    },

    async create(actor: Actor, segment: NewSegment): Promise<Segment> {
      actor.must("segments:write");
      return shown(actor, (trx, asking) => saveSegment(trx, asking, actor, segment));
    },

    async update(actor: Actor, id: string, change: SegmentChange): Promise<Segment> {
      actor.must("segments:write");
      return shown(actor, (trx, asking) => updateSegment(trx, asking, actor, id, change));
    },

    async restore(actor: Actor, id: string, version: number): Promise<Segment> {
      actor.must("segments:write");
      return shown(actor, (trx, asking) => restoreSegment(trx, asking, actor, id, version));
    },

    async remove(actor: Actor, id: string): Promise<void> {
      actor.must("segments:write");
      const workspaceId = actor.workspace.id;
      await database.inWorkspace(workspaceId, async (trx) => {
        await lockRules(trx, workspaceId);
        await mustBeUnused(trx, context, workspaceId, { kind: "segment", id });
        await deleteSegment(trx, workspaceId, id);
      });
    },

    async customers(actor: Actor, id: string, page: MembersAsked): Promise<Page<Customer>> {
      actor.must("segments:read");
      return asked(actor, (trx, asking) => membersOf(trx, context, asking, id, page));
    },

    /** The saved segments that a customer is in now. */
    async ofCustomer(actor: Actor, customerId: string): Promise<{ id: string; name: string }[]> {
      actor.must("segments:read");
      return asked(actor, (trx, asking) => segmentsOf(trx, asking, customerId));
    },

    ...createSegmentLife(context),
    audiences: createAudiences(context),

    /** Throws `not_found`; for modules whose answers are about a segment. */
    async mustBeThere({ id: workspaceId }: ActorWorkspace, id: string): Promise<void> {
      await database.inWorkspace(workspaceId, (trx) => segmentOf(trx, workspaceId, id));
    },

    /** Counts all segments now, and keeps what is found. */
    countAll: (workspace: ActorWorkspace) => countAll(context, workspace, () => true),
    /** Those that nobody counted yet today, in every workspace. */
    countDaily: () => countDaily(context),

    /**
     * Calls back when someone entered or left a segment, once it is committed, in the process that found it. A listener
     * only notes it; what takes long becomes a job.
     */
    onChange: telling.onChange,

    /** Lends what campaigns know of segments. */
    lendUses(uses: SegmentUses, waiting: WaitingCampaigns) {
      Object.assign(context, { uses, waiting });
    },
    /** For lists: throws `conflict` where rules ask about one; none is written that does until the transaction ends. */
    async mustNotAskAbout(trx: Trx, workspaceId: string, listId: string): Promise<void> {
      await lockRules(trx, workspaceId);
      await mustBeUnused(trx, context, workspaceId, { kind: "list", id: listId });
    },
  };
}
