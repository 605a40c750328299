// Delivery: takes a campaign's frozen audience to its vendor, each message once. It owns the tables `deliveries` (what is
// sent, to which connection, and whether it may go on) and `chunks` (what workers claim).
import { randomUUID } from "node:crypto";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Access } from "../access/index.ts";
import type { Connections } from "../connections/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Templates } from "../templates/index.ts";
import { bringForward, claimChunk, releaseChunk, renewLease } from "./chunks.ts";
import { setState } from "./control.ts";
import { dispatchChunk } from "./dispatch.ts";
import { freeze, type Launch } from "./freeze.ts";
import { sweepOverdue } from "./sweep.ts";
import type {} from "./tables.ts";
import { createCompiled } from "./templates-cache.ts";
import { startWorker, type Worker } from "./worker.ts";

export type { Launch } from "./freeze.ts";

export interface DeliveryNeeds {
  access: Access;
  messages: Messages;
  connections: Connections;
  templates: Templates;
}

export type Delivery = ReturnType<typeof createDelivery>;

export function createDelivery(platform: Platform, needs: DeliveryNeeds) {
  const { messages, connections, templates } = needs;
  const { database, log } = platform;
  const parts = { platform, ...needs, compiled: createCompiled(templates) };
  let worker: Worker | undefined;

  platform.jobs.schedule("messages.overdue", "*/10 * * * *", () => sweepOverdue(platform, messages));

  return {
    /** Writes the launch down in the caller's transaction; call `wake` once it is committed. */
    freeze: (trx: Trx, launch: Launch) => freeze(trx, messages, launch),
    pause: (trx: Trx, workspaceId: string, campaignId: string) =>
      setState(trx, workspaceId, campaignId, "paused"),
    resume: (trx: Trx, workspaceId: string, campaignId: string) =>
      setState(trx, workspaceId, campaignId, "sending"),
    finish: (trx: Trx, workspaceId: string, campaignId: string) =>
      setState(trx, workspaceId, campaignId, "finished"),
    /** For good: workers skip what is still queued. What one is just handing over still goes out, and its row says so. */
    async stop(trx: Trx, workspaceId: string, campaignId: string) {
      await setState(trx, workspaceId, campaignId, "stopped");
      await bringForward(trx, workspaceId, campaignId);
    },
    /** Tells the worker of this process, if it has one, that there is something to send. */
    wake: () => worker?.wake(),
    sweepOverdue: () => sweepOverdue(platform, messages),

    /** Starts to send what is waiting; answers how to stop. */
    startWorker(): () => Promise<void> {
      const name = `${process.pid} ${randomUUID()}`;
      worker = startWorker({
        log,
        claim: () => claimChunk(database, connections, name),
        dispatch: (chunk, stopping) => dispatchChunk(parts, chunk, stopping),
        renew: (chunk) => database.inWorkspace(chunk.workspace_id, (trx) => renewLease(trx, chunk)),
        broken: (chunk) =>
          database.inWorkspace(chunk.workspace_id, (trx) =>
            releaseChunk(trx, chunk, Math.min(60, 2 ** chunk.attempts)),
          ),
      });
      return worker.stop;
    },
  };
}
