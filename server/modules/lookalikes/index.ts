// Lookalikes: of everybody else, the customers most like those of a segment, of a list, or like a campaign's buyers. It owns what
// was asked for and who was found (`lookalikes`, `lookalike_ranks`), and the model that finds them; what is found becomes a list.
import { setTimeout as sleep } from "node:timers/promises";
import type { ParsedBody, ParsedQuery, ReplyOf } from "../../../contract/api.ts";
import { AppError } from "../../../contract/errors.ts";
import type { List } from "../../../contract/lists.ts";
import type { Lookalike, lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { type Actor, personId } from "../../actor.ts";
import { readCursor, writeCursor } from "../../platform/cursor-token.ts";
import type { Platform } from "../../platform/index.ts";
import { runLookalike, steps, type Where } from "./find.ts";
import type { LookalikeContext, LookalikeNeeds } from "./needs.ts";
import { saveAsList } from "./saving.ts";
import { type Asked, foundSeed, seedAsked } from "./seed.ts";
import { showLookalike } from "./show.ts";
import {
  changeLookalike,
  deleteOlder,
  insertLookalike,
  type LookalikeRow,
  lookalikeOf,
  ranksAfter,
} from "./store.ts";
import type {} from "./tables.ts";

export type Lookalikes = ReturnType<typeof createLookalikes>;

/** Longer than it takes with several million customers. */
const longestRun = 600;
const patienceMs = 30_000;
const lookAgainMs = 100;
/** What was found grows old as customers change; a list that was made of it stays. */
const keptDays = 30;

export function createLookalikes(platform: Platform, needs: LookalikeNeeds) {
  const context: LookalikeContext = { platform, ...needs };
  const { database, clock } = platform;
  const ending = new AbortController();
  const running = new Set<Promise<void>>();
  const queue = platform.jobs.define<Where>({
    name: "lookalikes.find",
    concurrency: 1,
    expireInSeconds: longestRun,
    retryLimit: 2,
    run(where) {
      const work = runLookalike(context, where, ending.signal).finally(() => running.delete(work));
      running.add(work);
      return work;
    },
  });
  const purge = () =>
    database.asSystem((trx) => deleteOlder(trx, new Date(clock.now().getTime() - keptDays * 86_400_000)));
  platform.jobs.schedule("lookalikes.purge", "37 3 * * *", purge);

  const rowOf = (workspaceId: string, id: string) =>
    database.inWorkspace(workspaceId, (trx) => lookalikeOf(trx, workspaceId, id));

  async function shown({ workspace }: Actor, row: LookalikeRow): Promise<Lookalike> {
    const names = await needs.access.namesOf(row.created_by ? [row.created_by] : []);
    return showLookalike(row, workspace.currency, names.get(row.created_by ?? "") ?? null);
  }

  async function readyOf(workspaceId: string, id: string): Promise<LookalikeRow> {
    const row = await rowOf(workspaceId, id);
    if (row.state !== "ready")
      throw new AppError("wrong_state", row.reason ?? "These people are still being looked for.");
    return row;
  }

  return {
    /** Begins to look; with `wait`, answers when it is done or has taken half a minute. */
    async find(actor: Actor, asked: Asked, { wait }: { wait: boolean }): Promise<Lookalike> {
      actor.must("segments:write");
      const seed = await foundSeed(context, actor, seedAsked(asked));
      const catalogue = await needs.attributes.catalogueOf(actor);
      const exclude = asked.exclude.map((rule, i) => parseRule(rule, catalogue, `/exclude/${i}`));
      const workspaceId = actor.workspace.id;
      const row = await database.inWorkspace(workspaceId, (trx) =>
        insertLookalike(trx, {
          workspace_id: workspaceId,
          seed_kind: seed.kind,
          seed_id: seed.id,
          seed_name: seed.name,
          exclude: JSON.stringify(exclude),
          created_by: personId(actor),
          created_at: clock.now(),
        }),
      );
      const { id } = row;
      const title =
        seed.kind === "campaign" ? `People like the buyers of “${seed.name}”` : `People like “${seed.name}”`;
      const job_id = await needs.jobs.openJob(workspaceId, {
        kind: "lookalike",
        subjectId: id,
        title,
        total: steps,
      });
      await database.inWorkspace(workspaceId, (trx) => changeLookalike(trx, workspaceId, id, { job_id }));
      await queue.send({ workspaceId, id });
      const until = Date.now() + (wait ? patienceMs : 0);
      let now = await rowOf(workspaceId, id);
      while (["waiting", "running"].includes(now.state) && Date.now() < until) {
        await sleep(lookAgainMs);
        now = await rowOf(workspaceId, id);
      }
      return shown(actor, now);
    },

    async get(actor: Actor, id: string): Promise<Lookalike> {
      actor.must("segments:read");
      return shown(actor, await rowOf(actor.workspace.id, id));
    },

    async customers(
      actor: Actor,
      id: string,
      { limit, cursor }: Page,
    ): Promise<ReplyOf<Endpoints["customers"]>> {
      actor.must("segments:read");
      const { workspace } = actor;
      const name = `lookalikes ${id}`;
      const after = cursor ? Number(readCursor(platform.secretKey, name, cursor).id) : 0;
      await readyOf(workspace.id, id);
      return database.inWorkspace(workspace.id, async (trx) => {
        const ranks = await ranksAfter(trx, workspace.id, id, after, limit + 1);
        const page = ranks.slice(0, limit);
        const found = await needs.customers.byIds(
          trx,
          workspace,
          page.map((one) => one.id),
        );
        const known = new Map(found.map((customer) => [customer.id, customer]));
        const more = ranks.length > limit;
        return {
          // Some may be gone since.
          data: page.flatMap((one) => {
            const customer = known.get(one.id);
            return customer ? [{ similarity: one.similarity, customer }] : [];
          }),
          next_cursor: more
            ? writeCursor(platform.secretKey, name, { value: null, id: String(page.at(-1)!.rank) })
            : null,
        };
      });
    },

    async saveList(actor: Actor, id: string, asked: ParsedBody<Endpoints["saveList"]>): Promise<List> {
      actor.must("segments:write");
      const row = await readyOf(actor.workspace.id, id);
      return needs.lists.get(actor, await saveAsList(context, actor, row, asked));
    },

    /** Those asked for too long ago, in every workspace. */
    purge,
    /** Stops what runs; another process begins it again. */
    async close() {
      ending.abort();
      await Promise.allSettled(running);
    },
  };
}

type Endpoints = typeof lookalikeEndpoints;
type Page = ParsedQuery<Endpoints["customers"]>;
