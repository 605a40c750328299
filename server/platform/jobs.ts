// Background work that survives a restart: queues and schedules kept in PostgreSQL by pg-boss. A handler must be safe to
// run twice, since a process may die after the work and before saying so.
import { PgBoss } from "pg-boss";
import type { Log } from "./log.ts";

export interface JobOptions {
  /** Jobs with the same key do not wait twice. */
  singletonKey?: string;
  startAfterSeconds?: number;
}

export interface JobKind<T extends object> {
  name: string;
  /** How many run at once in one process. */
  concurrency?: number;
  /** Seconds after which a silent worker is taken for dead and its job given to another. */
  expireInSeconds?: number;
  retryLimit?: number;
  run(data: T, signal: AbortSignal): Promise<void>;
}

export interface Jobs {
  /** Says what a queue does. All kinds are defined before `start`. */
  define<T extends object>(kind: JobKind<T>): { send(data: T, options?: JobOptions): Promise<void> };
  /** Every so often, at most once at a time over all processes. `cron` has minutes as its finest step. */
  schedule(name: string, cron: string, run: () => Promise<void>): void;
  /** Makes the queues known; with `work`, also runs what they hold. */
  start(options: { work: boolean }): Promise<void>;
  close(): Promise<void>;
}

interface AnyKind extends Omit<JobKind<object>, "run"> {
  run(data: object, signal: AbortSignal): Promise<void>;
}

export function createJobs(databaseUrl: string, log: Log): Jobs {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: "jobs",
    max: 4,
    application_name: "regulars-jobs",
  });
  boss.on("error", (error: Error) =>
    log.warn({ error: error.message }, "the job queue met an error and goes on"),
  );
  const kinds: AnyKind[] = [];
  const schedules: { name: string; cron: string; run: () => Promise<void> }[] = [];
  let started = false;
  /** Of this process, by kind: they are told of a job that is sent here, and need not find it by looking twice a second. */
  const workers = new Map<string, string[]>();

  const work = async (kind: AnyKind) => {
    for (let i = 0; i < (kind.concurrency ?? 1); i++) {
      const options = { pollingIntervalSeconds: 0.5, batchSize: 1 };
      const id = await boss.work<object>(kind.name, options, async (batch) => {
        for (const job of batch) await kind.run(job.data, job.signal);
      });
      workers.set(kind.name, [...(workers.get(kind.name) ?? []), id]);
    }
  };

  return {
    define(kind) {
      kinds.push(kind as unknown as AnyKind);
      return {
        async send(data, options = {}) {
          await boss.send(kind.name, data, {
            ...(options.singletonKey ? { singletonKey: options.singletonKey } : {}),
            ...(options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
          });
          if (!options.startAfterSeconds)
            for (const worker of workers.get(kind.name) ?? []) boss.notifyWorker(worker);
        },
      };
    },
    schedule(name, cron, run) {
      schedules.push({ name, cron, run });
    },
    async start(options) {
      await boss.start();
      started = true;
      for (const kind of kinds) {
        await boss.createQueue(kind.name, {
          retryLimit: kind.retryLimit ?? 3,
          retryDelay: 1,
          retryBackoff: true,
          expireInSeconds: kind.expireInSeconds ?? 900,
        });
        if (options.work) await work(kind);
      }
      for (const { name, cron, run } of schedules) {
        await boss.createQueue(name, { retryLimit: 0 });
        await boss.schedule(name, cron);
        if (options.work) await boss.work(name, { pollingIntervalSeconds: 5 }, run);
      }
    },
    async close() {
      if (started) await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
