// What can be done about entries that could not be applied: looked at, changed, replayed, dismissed, one or many.
import {
  type DeadLetter,
  type DeadLetterCounts,
  type DeadLetterFilter,
  type DeadLettersMeant,
  type ListedDeadLetter,
  settledAtOnce,
} from "../../../../contract/dead-letters.ts";
import { AppError } from "../../../../contract/errors.ts";
import type { Actor } from "../../../actor.ts";
import type { Trx } from "../../../platform/database.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Kinds } from "../kinds.ts";
import { keepable } from "./keep.ts";
import { type Replaying, replay } from "./replay.ts";
import { showDeadLetter, showListed } from "./show.ts";
import {
  changeDeadLetters,
  countWaiting,
  deadLetterOf,
  deadLetterPage,
  lockDeadLetters,
  waitingOf,
} from "./store.ts";
import { startTidying } from "./tidy.ts";

interface Needs {
  kinds: Kinds;
  /** Some came or went in this workspace. */
  changed(workspaceId: string): void;
}

export function createDeadLetters(platform: Platform, { kinds, changed }: Needs) {
  const { database, clock, secretKey } = platform;
  startTidying(platform);
  const inside = <T>({ workspace }: Actor, work: (trx: Trx, workspaceId: string) => Promise<T>) =>
    database.inWorkspace(workspace.id, (trx) => work(trx, workspace.id));
  const find = async (actor: Actor, id: string): Promise<DeadLetter> =>
    showDeadLetter(await inside(actor, (trx, workspaceId) => deadLetterOf(trx, workspaceId, id)));
  const replaying = ({ workspace, who }: Actor): Replaying => ({
    platform,
    kinds,
    workspace,
    by: who.kind === "system" ? "Regulars" : who.name,
  });
  const left = async (actor: Actor, meant: DeadLettersMeant) =>
    (await inside(actor, (trx, id) => waitingOf(trx, id, meant, Number.MAX_SAFE_INTEGER))).length;

  return {
    async list(actor: Actor, asked: DeadLetterFilter & { limit: number; cursor?: string }) {
      actor.must("dead_letters:read");
      const { rows, next_cursor } = await inside(actor, (trx, workspaceId) =>
        deadLetterPage(trx, secretKey, workspaceId, asked),
      );
      return { data: rows.map(showListed) satisfies ListedDeadLetter[], next_cursor };
    },

    async counts(actor: Actor): Promise<DeadLetterCounts> {
      actor.must("dead_letters:read");
      return inside(actor, (trx, workspaceId) => countWaiting(trx, workspaceId, clock.now()));
    },

    async get(actor: Actor, id: string): Promise<DeadLetter> {
      actor.must("dead_letters:read");
      return find(actor, id);
    },

    async update(actor: Actor, id: string, payload: unknown): Promise<DeadLetter> {
      actor.must("dead_letters:manage");
      await inside(actor, async (trx, workspaceId) => {
        const { kind } = await deadLetterOf(trx, workspaceId, id);
        kinds.get(kind).read(payload, actor.workspace);
        if ((await lockDeadLetters(trx, workspaceId, [id], ["waiting"])).length === 0)
          throw new AppError("wrong_state", "This dead letter waits no more; nothing was changed.");
        const change = { entry: keepable(payload), edited_at: clock.now() };
        await changeDeadLetters(trx, workspaceId, [id], change, { tried: false });
      });
      return find(actor, id);
    },

    async replay(actor: Actor, id: string): Promise<DeadLetter> {
      actor.must("dead_letters:manage");
      const { kind, state } = await find(actor, id);
      if (state === "replayed") throw new AppError("wrong_state", "This dead letter was replayed already.");
      await replay(replaying(actor), kind, [id]);
      changed(actor.workspace.id);
      return find(actor, id);
    },

    async dismiss(actor: Actor, id: string): Promise<DeadLetter> {
      actor.must("dead_letters:manage");
      await find(actor, id);
      if ((await dismiss(actor, [id])) === 0)
        throw new AppError("wrong_state", "This dead letter waits no more; nothing was changed.");
      return find(actor, id);
    },

    async replayMany(actor: Actor, meant: DeadLettersMeant) {
      actor.must("dead_letters:manage");
      const found = await inside(actor, (trx, workspaceId) =>
        waitingOf(trx, workspaceId, meant, settledAtOnce),
      );
      let replayed = 0;
      for (const [kind, own] of Map.groupBy(found, (one) => one.kind))
        replayed += await replay(
          replaying(actor),
          kind,
          own.map(({ id }) => id),
        );
      changed(actor.workspace.id);
      return { replayed, failed: found.length - replayed, left: await left(actor, meant) };
    },

    async dismissMany(actor: Actor, meant: DeadLettersMeant) {
      actor.must("dead_letters:manage");
      const found = await inside(actor, (trx, workspaceId) =>
        waitingOf(trx, workspaceId, meant, settledAtOnce),
      );
      const dismissed = await dismiss(
        actor,
        found.map(({ id }) => id),
      );
      return { dismissed, left: await left(actor, meant) };
    },
  };

  /** Answers how many waited until now. */
  async function dismiss(actor: Actor, ids: readonly string[]): Promise<number> {
    const count = await inside(actor, async (trx, workspaceId) => {
      const locked = (await lockDeadLetters(trx, workspaceId, ids, ["waiting"])).map(({ id }) => id);
      const done = { state: "dismissed" as const, settled_at: clock.now(), settled_by: replaying(actor).by };
      await changeDeadLetters(trx, workspaceId, locked, done, { tried: false });
      return locked.length;
    });
    changed(actor.workspace.id);
    return count;
  }
}
