// A database of its own for each test file, copied from a template that was migrated once.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { createDatabase } from "../server/platform/database.ts";
import { createLog } from "../server/platform/log.ts";
import { migrate } from "../server/platform/migrate.ts";

const template = "regulars_template";
/** Any number that no other advisory lock here uses. */
const templateLock = 716_204;

export async function freshDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(serverUrl, async (admin) => {
    await admin.query("SELECT pg_advisory_lock($1)", [templateLock]);
    await ensureTemplate(admin, serverUrl);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const drop = () =>
    asAdmin(
      serverUrl,
      async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
    );
  return { url: urlOf(serverUrl, name), drop };
}

async function ensureTemplate(admin: pg.Client, serverUrl: string): Promise<void> {
  const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [template]);
  if (rowCount) return;
  const making = `${template}_making`;
  await admin.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${making}`);
  const database = createDatabase(urlOf(serverUrl, making), { log: createLog("silent") });
  await migrate(database.system);
  await database.close();
  await admin.query(`ALTER DATABASE ${making} RENAME TO ${template}`);
}

async function asAdmin<T>(serverUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
}
