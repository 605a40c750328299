// The way to PostgreSQL. Work for a workspace runs in a transaction that row-level security narrows to that workspace,
// so that a forgotten condition finds nothing instead of another shop's rows. Only sign-in, jobs and migrations see more.
import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { AppError } from "../../contract/errors.ts";
import type { Log } from "./log.ts";
import { PreparingClient } from "./preparing-client.ts";
import { createTransact, type Transact } from "./transaction.ts";
import { Writes } from "./writes.ts";

/** Every table's row type. Each module adds its own: `declare module "…/platform/database.ts" { interface Tables { … } }`. */
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it by declaration merging
export interface Tables {}

export type Trx = Transaction<Tables>;

/** The role that row-level security binds; the login role owns the tables and is not bound. */
export const appRole = "regulars_app";

export interface Database {
  /** Runs `work` in one transaction that sees this workspace alone. */
  inWorkspace<T>(workspaceId: string, work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction that sees all workspaces: for access, jobs and migrations. */
  asSystem<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Single statements across workspaces, outside of a transaction. */
  system: Kysely<Tables>;
  /** The bare pool, for COPY and LISTEN; unbound by row-level security. */
  pool: pg.Pool;
  close(): Promise<void>;
}

// Whole numbers of 64 bits stay text: ids are text everywhere, money is converted where it is read.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

interface DatabaseOptions {
  log: Log;
  maxConnections?: number;
  /** Why the database is away, where somebody knows. */
  whyAway?: () => unknown;
  /** Hears of each workspace in which something may have been written, once it is committed. */
  written?: (workspaceId: string) => void;
}

export function createDatabase(url: string, options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    pipeline: true,
    connectionString: url,
    max: options.maxConnections ?? 20,
    connectionTimeoutMillis: 10_000,
    options: "-c timezone=UTC -c jit=off",
  });
  pool.on("error", (error) =>
    options.log.warn({ error: error.message }, "an idle database connection was lost"),
  );
  // A connection that breaks while in use fails its statement; unheard, its own word of it would end the process as well.
  pool.on("connect", (client) => client.on("error", () => {}));
  const dialect = new PostgresDialect({ pool });
  const system = new Kysely<Tables>({ dialect });
  const transact = createTransact(system, dialect);
  return {
    inWorkspace: async (workspaceId, work) => {
      const writes = new Writes();
      const narrow = () => narrowed(transact, workspaceId, (trx) => work(trx.withPlugin(writes)));
      const answer = await told(narrow, options.whyAway);
      if (writes.any) options.written?.(workspaceId);
      return answer;
    },
    asSystem: (work) => told(() => system.transaction().execute(work), options.whyAway),
    system,
    pool,
    close: () => system.destroy(),
  };
}

async function narrowed<T>(
  transact: Transact,
  workspaceId: string,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  if (!/^[0-9]{1,18}$/.test(workspaceId)) throw new Error(`not a workspace id: ${workspaceId}`);
  // Both settings end with the transaction.
  const settings = `SET LOCAL ROLE ${appRole}; SET LOCAL regulars.workspace_id = '${workspaceId}'`;
  return transact(`BEGIN; ${settings}`, work);
}

/** Says in the product's words what PostgreSQL or the network said in theirs. */
async function told<T>(work: () => Promise<T>, whyAway?: () => unknown): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const said = asAppError(error);
    const away = said instanceof AppError && said.code === "database_unavailable";
    throw (away && whyAway?.()) || said;
  }
}

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08001",
  "08003",
  // Out of memory or connections, a failing disk, a standby: it is there, and cannot take this now.
  "53200",
  "53300",
  "58030",
  "25006",
]);
/** Texts that PostgreSQL does not take, plainly or inside of JSON. */
const unkeepable = new Set(["22021", "22P05"]);
const full = new Set(["53100", "ENOSPC"]);

export function asAppError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (
    unreachable.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  ) {
    return new AppError("database_unavailable", undefined, { cause: error, retryAfter: 5 });
  }
  if (unkeepable.has(code))
    return new AppError(
      "invalid_input",
      "A text holds a character that cannot be kept (NUL, or half of a surrogate pair). Nothing was changed.",
      { cause: error },
    );
  if (full.has(code)) return new AppError("disk_full", undefined, { cause: error });
  return error;
}
