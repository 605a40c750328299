// The kinds of entries that the stream carries, each given by the module that knows what to do with it, and the one
// consumer that applies them: a batch is a transaction of one workspace.
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { retryLostRaces } from "../../platform/lost-race.ts";
import type { Outcome, Publishing } from "../../platform/stream/index.ts";
import { FreshStatistics } from "./fresh-statistics.ts";

export interface IngestKind<Payload> {
  /** All or nothing, and the same when done twice. Answers one result a payload, in their order. */
  consume(trx: Trx, workspaceId: string, payloads: readonly Payload[]): Promise<readonly unknown[]>;
  /** Payloads that share a key are applied in the order in which they arrived. */
  keys(payload: Payload): string[];
  /** What shall follow once they are in the database, in the process that applied them. */
  applied?(workspaceId: string, results: readonly unknown[]): void;
}

export interface IngestDoor<Payload> {
  /** Resolves when all are safe; with `wait`, when they are in the database or set aside. */
  publish(workspaceId: string, payloads: readonly Payload[], options?: Publishing): Promise<Outcome[]>;
}

/** Keeps an entry that cannot be applied, for a person to read. */
export async function setAside(
  trx: Trx,
  workspaceId: string,
  { kind, payload }: { kind: string; payload: unknown },
  reason: string,
): Promise<void> {
  const entry = JSON.stringify(payload);
  await trx.insertInto("dead_letters").values({ workspace_id: workspaceId, kind, entry, reason }).execute();
}

export function createKinds({ database, stream, log }: Platform) {
  const kinds = new Map<string, IngestKind<unknown>>();
  const statistics = new FreshStatistics(database, log);

  stream.consume({
    async apply({ group, kind, payloads }) {
      const known = kinds.get(kind);
      if (!known) throw new Error(`nothing here knows entries of the kind ${kind}`);
      const results = await retryLostRaces(() =>
        database.inWorkspace(group, (trx) => known.consume(trx, group, payloads)),
      );
      known.applied?.(group, results);
      statistics.grown(kind, payloads.length);
      return results;
    },
    setAside: ({ group, kind, payloads }, reason) =>
      database.inWorkspace(group, (trx) => setAside(trx, group, { kind, payload: payloads[0] }, reason)),
  });

  return {
    add<Payload>(name: string, kind: IngestKind<Payload>): IngestDoor<Payload> {
      if (kinds.has(name)) throw new Error(`there are two kinds of entries named ${name}`);
      kinds.set(name, kind as unknown as IngestKind<unknown>);
      return {
        publish: (workspaceId, payloads, options) =>
          stream.publish(
            payloads.map((payload) => ({
              group: workspaceId,
              kind: name,
              keys: kind.keys(payload),
              payload,
            })),
            options,
          ),
      };
    },
  };
}
