// The second lock: every table that belongs to workspaces is narrowed by the database itself. Which tables there are is asked
// of the database, so that one that comes later is held to the same.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appRole } from "../server/platform/database.ts";
import { makeRow } from "./any-row.ts";
import { startApp, type TestApp } from "./app.ts";

interface Table {
  name: string;
  is_view: boolean;
  has_workspace: boolean;
}

let app: TestApp;
let shop: string;
let other: string;
let secured: string[];
/** What has no lock of its own and is to use its tables'. */
let views: string[];
let unsecured: string[];
beforeAll(async () => {
  app = await startApp();
  shop = app.workspaceId("shop");
  other = await app.workspace("other");
  const tables = await query<Table>(
    `SELECT c.oid::regclass::text AS name, c.relkind = 'v' AS is_view, EXISTS (
       SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
     ) AS has_workspace
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
     ORDER BY 1`,
  );
  const belonging = tables.filter((table) => table.has_workspace);
  secured = belonging.filter(({ is_view }) => !is_view).map(({ name }) => name);
  views = belonging.filter(({ is_view }) => is_view).map(({ name }) => name);
  unsecured = tables.filter((table) => !table.has_workspace).map(({ name }) => name);
  for (const table of secured)
    for (const workspaceId of [shop, other]) await makeRow(app.platform.database.pool, table, workspaceId);
});
afterAll(() => app?.stop());

async function query<R>(text: string, values: unknown[] = []): Promise<R[]> {
  return (await app.platform.database.pool.query(text, values)).rows as R[];
}

/** What the application's role sees of each table, with or without a workspace set. */
async function seenBy(workspaceId: string | undefined, table: string): Promise<string[]> {
  const client = await app.platform.database.pool.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${appRole}`);
    if (workspaceId !== undefined) await client.query(`SET LOCAL regulars.workspace_id = '${workspaceId}'`);
    const { rows } = await client.query(`SELECT DISTINCT workspace_id AS id FROM ${table} ORDER BY 1`);
    return rows.map((row) => String(row.id));
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

test("the tables were seen", () => {
  expect(secured).toEqual(
    expect.arrayContaining(["api_keys", "customers", "messages", "orders", "segments"]),
  );
  expect(unsecured).toEqual(expect.arrayContaining(["people", "sessions", "workspaces"]));
});

test("every table with a workspace has row-level security and a policy for the application's role", async () => {
  const rows = await query<{ name: string; enabled: boolean; policies: number }>(
    `SELECT c.oid::regclass::text AS name, c.relrowsecurity AS enabled,
       (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
        AND p.polroles = ARRAY[(SELECT oid FROM pg_roles WHERE rolname = $2)]) AS policies
     FROM pg_class c WHERE c.oid::regclass::text = ANY($1) ORDER BY 1`,
    [secured, appRole],
  );
  expect(rows).toEqual(secured.map((name) => ({ name, enabled: true, policies: 1 })));
});

test("the application's role is bound by it", async () => {
  const [role] = await query(
    `SELECT rolsuper, rolbypassrls, rolcanlogin, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
     FROM pg_roles r WHERE rolname = $1`,
    [appRole],
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: 0 });
});

test("every view with a workspace sees what whoever asks it may see", async () => {
  const rows = await query<{ name: string }>(
    "SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'v' AND 'security_invoker=true' = ANY (reloptions) ORDER BY 1",
  );
  expect(views).toContain("customers_asked");
  expect(rows.map(({ name }) => name)).toEqual(views);
});

test("without a workspace set it sees nothing, with one only that one's rows", async () => {
  for (const table of [...secured, ...views]) {
    const all = await query<{ id: string }>(`SELECT DISTINCT workspace_id AS id FROM ${table} ORDER BY 1`);
    expect(
      all.map(({ id }) => String(id)),
      table,
    ).toEqual(expect.arrayContaining([shop, other]));
    expect(await seenBy(undefined, table), table).toEqual([]);
    expect(await seenBy("", table), table).toEqual([]);
    expect(await seenBy(shop, table), table).toEqual([shop]);
    expect(await seenBy(other, table), table).toEqual([other]);
  }
});

test("it can neither change nor remove another workspace's rows, nor put its own there", async () => {
  const inShop = (text: string) =>
    app.platform.database.inWorkspace(shop, (trx) => sql.raw(text).execute(trx));
  for (const table of secured) {
    const touched = await inShop(
      `UPDATE ${table} SET workspace_id = workspace_id WHERE workspace_id = ${other}`,
    );
    expect(touched.numAffectedRows, table).toBe(0n);
    const removed = await inShop(`DELETE FROM ${table} WHERE workspace_id = ${other}`);
    expect(removed.numAffectedRows, table).toBe(0n);
    await expect(inShop(`UPDATE ${table} SET workspace_id = ${other}`), table).rejects.toThrow(
      "row-level security",
    );
  }
});

test("tables above workspaces are closed to it altogether", async () => {
  const open = await query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) name
     WHERE has_table_privilege($2, name, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
       AND has_schema_privilege($2, (SELECT relnamespace FROM pg_class WHERE oid = name::regclass), 'USAGE')`,
    [unsecured, appRole],
  );
  expect(open).toEqual([]);
});
