// What is known of a saved segment beside its rule: its past, its members as a file, what it shares, and where it is used.
import type { ParsedQuery } from "../../../../contract/api.ts";
import type {
  OverlapLine,
  SegmentChange,
  SegmentMoment,
  SegmentOverlap,
  SegmentVersion,
  segmentLifeEndpoints,
} from "../../../../contract/segment-life.ts";
import type { Actor } from "../../../actor.ts";
import type { CsvFile } from "../../../http/csv-file.ts";
import type { Trx } from "../../../platform/database.ts";
import { type Asking, askingOf } from "../asking.ts";
import type { SegmentContext } from "../needs.ts";
import { segmentOf, segmentsNaming } from "../store.ts";
import { type ChangesAsked, changesOf } from "./changes.ts";
import { exportMembers } from "./export.ts";
import { type HistoryAsked, historyOf } from "./moments.ts";
import { overlapOf, strongestOverlaps } from "./overlap.ts";
import { versionsOf } from "./versions.ts";

type VersionsAsked = ParsedQuery<typeof segmentLifeEndpoints.versions>;
type ExportAsked = Omit<ParsedQuery<typeof segmentLifeEndpoints.export>, "bom" | "workspace">;

interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

export function createSegmentLife(context: SegmentContext) {
  const { platform, access, customers } = context;
  const { database, secretKey } = platform;

  /** Reads something of a segment that is there. */
  async function of<T>(actor: Actor, id: string, read: (trx: Trx, asking: Asking) => Promise<T>): Promise<T> {
    const asking = await askingOf(context, actor.workspace);
    return database.inWorkspace(actor.workspace.id, async (trx) => {
      await segmentOf(trx, actor.workspace.id, id);
      return read(trx, asking);
    });
  }

  return {
    history(actor: Actor, id: string, asked: HistoryAsked): Promise<Page<SegmentMoment>> {
      actor.must("segments:read");
      return of(actor, id, (trx) => historyOf(trx, secretKey, actor.workspace, id, asked));
    },

    changes(actor: Actor, id: string, asked: ChangesAsked): Promise<Page<SegmentChange>> {
      actor.must("segments:read");
      return of(actor, id, async (trx) => {
        const { data, next_cursor } = await changesOf(trx, secretKey, actor.workspace.id, id, asked);
        const ids = [...new Set(data.map(({ customer_id }) => customer_id))];
        const found = await customers.byIds(trx, actor.workspace, ids);
        const people = new Map(found.map((customer) => [customer.id, customer]));
        return {
          data: data.map((change) => ({ ...change, customer: people.get(change.customer_id) ?? null })),
          next_cursor,
        };
      });
    },

    async versions(actor: Actor, id: string, asked: VersionsAsked): Promise<Page<SegmentVersion>> {
      actor.must("segments:read");
      const { rows, next_cursor } = await of(actor, id, (trx, asking) =>
        versionsOf(trx, secretKey, asking, id, asked),
      );
      const names = await access.namesOf(rows.flatMap(({ row }) => row.person_id ?? []));
      const by = ({ person_id, made_by }: { person_id: string | null; made_by: string | null }) =>
        (person_id === null ? undefined : names.get(person_id)) ?? made_by;
      return { data: rows.map(({ row, shown }) => ({ ...shown, by: by(row) })), next_cursor };
    },

    async overlaps(actor: Actor, id: string): Promise<{ data: OverlapLine[]; as_of: string }> {
      actor.must("segments:read");
      return of(actor, id, async (trx, asking) => ({
        data: await strongestOverlaps(trx, asking, id),
        as_of: asking.now.toISOString(),
      }));
    },

    overlap(actor: Actor, id: string, other: string): Promise<SegmentOverlap> {
      actor.must("segments:read");
      return of(actor, id, (trx, asking) => overlapOf(trx, asking, id, other));
    },

    async usedIn(actor: Actor, id: string): Promise<{ data: { id: string; name: string }[] }> {
      actor.must("segments:read");
      return of(actor, id, async (trx) => ({ data: await segmentsNaming(trx, actor.workspace.id, id) }));
    },

    export(actor: Actor, id: string, asked: ExportAsked): Promise<CsvFile> {
      actor.must("customers:export");
      return exportMembers(context, actor, id, asked);
    },
  };
}
