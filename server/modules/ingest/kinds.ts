// The kinds of entries that the stream carries, each given by the module that knows what to do with it, and the one
// consumer that applies them: a batch is a transaction of one workspace.
import type { DeadLetterKind, DeadLetterSource } from "../../../contract/dead-letters.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { mustHold } from "../../platform/fences.ts";
import type { Platform } from "../../platform/index.ts";
import { retryLostRaces } from "../../platform/lost-race.ts";
import type { Outcome, Publishing } from "../../platform/stream/index.ts";
import { type DeadEntry, keepDeadLetter } from "./dead-letters/keep.ts";
import { FreshStatistics } from "./fresh-statistics.ts";

export interface IngestKind<Payload> {
  /** All or nothing, and the same when done twice. Answers one result a payload, in their order. */
  consume(trx: Trx, workspaceId: string, payloads: readonly Payload[]): Promise<readonly unknown[]>;
  /** Payloads that share a key are applied in the order in which they arrived. */
  keys(payload: Payload): string[];
  /** Reads what a person may have changed. Throws `invalid_input` with every fault, at paths under `/payload`. */
  read(payload: unknown, workspace: ActorWorkspace): Payload;
  /** Why a payload was not applied, for kinds that find out themselves. */
  refusal?(result: unknown): string | undefined;
  /** What shall follow once they are in the database, in the process that applied them. */
  applied?(workspaceId: string, results: readonly unknown[]): void;
}

export interface IngestDoor<Payload> {
  /** Resolves when all are safe; with `wait`, when they are in the database or set aside. */
  publish(
    workspaceId: string,
    payloads: readonly Payload[],
    options?: Publishing & { source?: DeadLetterSource },
  ): Promise<Outcome[]>;
}

export type Kinds = ReturnType<typeof createKinds>;

/** PostgreSQL: what is referred to is not there. */
const goneCode = "23503";

/** `setAsideIn` is called after entries of a workspace were set aside. */
export function createKinds({ database, stream, log }: Platform, setAsideIn: (workspaceId: string) => void) {
  const kinds = new Map<string, IngestKind<unknown>>();
  const statistics = new FreshStatistics(database, log);

  function get(name: string): IngestKind<unknown> {
    const known = kinds.get(name);
    if (known) return known;
    throw new Error(`nothing here knows entries of the kind ${name}`);
  }

  async function setAside(trx: Trx, workspaceId: string, entry: DeadEntry, reason: string): Promise<void> {
    await keepDeadLetter(trx, workspaceId, entry, reason);
    setAsideIn(workspaceId);
  }

  stream.consume({
    async apply({ group, kind, fences, payloads }) {
      const known = get(kind);
      const results = await retryLostRaces(() =>
        database.inWorkspace(group, async (trx) => {
          await mustHold(trx, fences);
          return known.consume(trx, group, payloads);
        }),
      );
      known.applied?.(group, results);
      statistics.grown(kind, payloads.length);
      return results;
    },
    async setAside({ group, kind, fences, payloads, source = "api" }, reason) {
      try {
        const entry = { kind, source, payload: payloads[0] };
        await database.inWorkspace(group, async (trx) => {
          await mustHold(trx, fences);
          await setAside(trx, group, entry, reason);
        });
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === goneCode)) throw error;
        log.warn({ kind, group }, "an entry was for a workspace that is gone, and went with it");
      }
    },
  });

  return {
    get,
    /** For kinds that find out themselves, in their transaction, what of a batch cannot be applied. */
    setAside,
    add<Payload>(name: DeadLetterKind, kind: IngestKind<Payload>): IngestDoor<Payload> {
      if (kinds.has(name)) throw new Error(`there are two kinds of entries named ${name}`);
      kinds.set(name, kind as unknown as IngestKind<unknown>);
      return {
        publish: (workspaceId, payloads, { source, ...options } = {}) =>
          stream.publish(
            payloads.map((payload) => ({
              group: workspaceId,
              kind: name,
              ...(source ? { source } : {}),
              keys: kind.keys(payload),
              payload,
            })),
            options,
          ),
      };
    },
  };
}
