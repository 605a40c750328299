// Segments: rules with a name, and whom any rule holds for. It owns the tables
// of segments, their versions, sizes and members, and the compiler from rules to SQL;
// the tables that rules ask about lend it their expressions.
import type { RawBuilder } from "kysely";
import type { ReplyOf } from "../../../contract/api.ts";
import type { Customer } from "../../../contract/customers.ts";
import type { Explanation, Preview, Segment, segmentEndpoints } from "../../../contract/segments.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { keptSince, purgeDeleted } from "../../platform/deleted.ts";
import type { Platform } from "../../platform/index.ts";
import { type Asking, askingOf } from "./asking.ts";
import { createAudiences } from "./audiences.ts";
import { type ExplainRequest, explainRule } from "./explain.ts";
import { countAll, countDaily } from "./life/daily.ts";
import { createSegmentLife } from "./life/index.ts";
import { createTelling } from "./life/tell.ts";
import { audienceOf, type MembersAsked, membersOf, segmentsOf } from "./members.ts";
import type { SegmentContext, SegmentNeeds, SegmentUses, WaitingCampaigns } from "./needs.ts";
import { type PreviewRequest, previewRule } from "./preview.ts";
import { segmentRecount } from "./recount.ts";
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
import { type Split, saveSplit, splitSizes } from "./split.ts";
import {
  deleteSegment,
  lockRules,
  type SegmentFilter,
  segmentNames,
  segmentOf,
  segmentPage,
  undeleteSegment,
} from "./store.ts";
import type {} from "./tables.ts";
import { mustBeUnused } from "./users.ts";

export { askEither } from "./engines.ts";

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
  platform.jobs.schedule("segments.purge", "29 3 * * *", () => purgeDeleted(platform, "segments"));

  /** Does something in the actor's workspace with what it takes to ask rules there. */
  async function asked<T>(actor: Actor, work: (trx: Trx, asking: Asking) => Promise<T>): Promise<T> {
    const asking = await askingOf(context, actor.workspace);
    return database.inWorkspace(actor.workspace.id, (trx) => work(trx, asking));
  }

  /** Reads or writes rows, shows what came of it, and tells of what their counts found. */
  async function allShown(
    actor: Actor,
    work: (trx: Trx, asking: Asking) => Promise<Counted[]>,
  ): Promise<Segment[]> {
    const { rows, recorded } = await asked(actor, async (trx, asking) => {
      const counted = await work(trx, asking);
      const recorded = counted.flatMap((one) => one.recorded);
      await telling.publish(trx, recorded);
      const rows = counted.map(({ row }) => row);
      return { rows: await beside(trx, context, asking, rows), recorded };
    });
    await telling.tell(recorded);
    return showSegments(context, rows);
  }

  async function shown(actor: Actor, work: (trx: Trx, asking: Asking) => Promise<Counted>): Promise<Segment> {
    return (await allShown(actor, async (trx, asking) => [await work(trx, asking)]))[0]!;
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

    async split(actor: Actor, split: Split): Promise<ReplyOf<typeof segmentEndpoints.split>> {
      actor.must("segments:write");
      const sizes = await asked(actor, (trx, asking) => splitSizes(trx, asking, split));
      const saved = split.dry_run
        ? []
        : await allShown(actor, (trx, asking) => saveSplit(trx, asking, actor, split));
      const parts = split.parts.map((part, i) => ({
        ...part,
        count: saved[i]?.count ?? sizes.parts[i]!,
        segment: saved[i] ?? null,
      }));
      return { count: sizes.count, parts };
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
        await deleteSegment(trx, workspaceId, id, platform.clock.now());
      });
    },

    /** One that is not deleted stays as it is. */
    async undelete(actor: Actor, id: string): Promise<Segment> {
      actor.must("segments:write");
      const workspaceId = actor.workspace.id;
      await database.inWorkspace(workspaceId, async (trx) => {
        await lockRules(trx, workspaceId);
        await undeleteSegment(trx, workspaceId, id, keptSince(platform.clock.now()));
      });
      return shown(actor, (trx, asking) => countedSegment(trx, asking, id));
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
    recount: segmentRecount(database),

    /** Throws `not_found`; for modules whose answers are about a segment. */
    async mustBeThere({ id: workspaceId }: ActorWorkspace, id: string): Promise<void> {
      await database.inWorkspace(workspaceId, (trx) => segmentOf(trx, workspaceId, id));
    },

    /** Counts all segments now, and keeps what is found. */
    countAll: (workspace: ActorWorkspace) => countAll(context, workspace, () => true),
    /** Those that nobody counted yet today, in every workspace. */
    countDaily: () => countDaily(context),
    /** Those deleted too long ago to come back, in every workspace. */
    purge: () => purgeDeleted(platform, "segments"),

    /**
     * Calls back when someone entered or left a segment, once it is committed, in the process that found it. A listener
     * only notes it; what takes long becomes a job.
     */
    onChange: telling.onChange,

    /** Lends what campaigns know of segments. */
    lendUses(uses: SegmentUses, waiting: WaitingCampaigns) {
      Object.assign(context, { uses, waiting });
    },
    /** For lists: how to select a segment's members, once a transaction is open. */
    async membersOf(
      workspace: ActorWorkspace,
      id: string,
    ): Promise<(trx: Trx) => Promise<RawBuilder<unknown>>> {
      const asking = await askingOf(context, workspace);
      return (trx) => audienceOf(trx, asking, id);
    },
    /** For lists: throws `conflict` where rules ask about one; none is written that does until the transaction ends. */
    async mustNotAskAbout(trx: Trx, workspaceId: string, listId: string): Promise<void> {
      await lockRules(trx, workspaceId);
      await mustBeUnused(trx, context, workspaceId, { kind: "list", id: listId });
    },
  };
}
