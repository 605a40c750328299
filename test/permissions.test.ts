// Asks every endpoint of the contract as everyone: strangers, each role, each scope of a key, members of another workspace.
// The expected answers come from the one table of role × permission; an endpoint that comes later is asked too.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Endpoint } from "../contract/api.ts";
import { contract } from "../contract/index.ts";
import {
  type Permission,
  rolePermissions,
  roles,
  scopePermissions,
  scopes,
} from "../contract/permissions.ts";
import { createRoutes } from "../server/routes.ts";
import { makeRow } from "./any-row.ts";
import { startApp, type TestApp } from "./app.ts";
import type { Client } from "./client.ts";

/** Bodies for endpoints that name an object and refuse an empty body before they look for it. */
const bodies: Record<string, object> = {
  "assistant.stepOutcome": { step: 0, outcome: "done" },
  "access.updateMember": { role: "viewer" },
  "merges.merge": { customer_id: "1" },
  "dead_letters.update": { payload: {} },
  "lists.addMembers": { customer_ids: ["1"] },
  "lists.removeMembers": { customer_ids: ["1"] },
  "lookalikes.saveList": { name: "Alike", size: 1 },
};

/** Where the objects of a path are kept, if not in a table of the same name. */
const tables: Record<string, { table: string; id: string }> = {
  members: { table: "memberships", id: "person_id" },
};

const endpoints = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries<Endpoint>(group).map(([name, endpoint]) => ({
    name: `${noun}.${name}`,
    noun,
    key: name,
    endpoint,
  })),
);
type Asked = (typeof endpoints)[number];
const inWorkspace = endpoints.filter(({ endpoint }) => isPermission(endpoint.access));
const ofObject = inWorkspace.filter(({ endpoint }) => endpoint.path.includes("/:id"));

const nothing = "999999999";

let app: TestApp;
let served: Record<string, Record<string, unknown> | undefined>;
beforeAll(async () => {
  app = await startApp({ env: { LOG_LEVEL: "silent" } });
  await app.workspace("other");
  await app.workspace("leaving");
  served = createRoutes(app.services) as typeof served;
});
afterAll(() => app?.stop());

/** Skips what the contract promises and no module answers yet. */
function mustBeServed({ noun, key }: Asked, skip: (why: string) => void): void {
  if (!served[noun]?.[key]) skip("pending: no module answers this yet");
}

interface Told {
  status: number;
  code: string | undefined;
  detail: string;
}

/** Only the head of an answer is waited for, and the body of a problem: a live stream never ends. */
async function ask(
  client: Client,
  asked: Asked,
  options: { id?: string; workspace?: string } = {},
): Promise<Told> {
  const { endpoint } = asked;
  const stop = new AbortController();
  const hasBody = endpoint.body !== undefined || endpoint.media?.body !== undefined;
  const response = await fetch(app.url + endpoint.path.replace(/:[a-z_]+/g, options.id ?? nothing), {
    method: endpoint.method,
    redirect: "manual",
    signal: stop.signal,
    headers: {
      ...client.headers,
      ...(options.workspace ? { "regulars-workspace": options.workspace } : {}),
      ...(hasBody ? { "content-type": endpoint.media?.body ?? "application/json" } : {}),
    },
    body: hasBody ? JSON.stringify(bodies[asked.name] ?? {}) : undefined,
  });
  const isProblem = response.headers.get("content-type")?.includes("problem+json");
  const { code, detail = "" } = isProblem ? ((await response.json()) as Partial<Told>) : {};
  stop.abort();
  return { status: response.status, code, detail };
}

/** Let through: whatever happens then, it is neither for want of a permission nor of a workspace. */
function expectAllowed(told: Told, who: string): void {
  expect([401, 403], `${who}: ${told.detail}`).not.toContain(told.status);
  expect(told.detail, who).not.toContain("that you are a member of");
}

function expectForbidden(told: Told, who: string): void {
  expect([told.status, told.code], `${who}: ${told.detail}`).toEqual([403, "forbidden"]);
}

function isPermission(access: Endpoint["access"]): access is Permission {
  return access !== "public" && access !== "signed" && access !== "person";
}

/** Signing out ends the session, so that it is asked of members whom nobody else here needs. */
const workspaceFor = ({ name }: Asked) => (name === "access.signOut" ? "leaving" : "shop");

test("the contract was seen", () => {
  expect(endpoints.length).toBeGreaterThan(60);
  expect(ofObject.length).toBeGreaterThan(20);
});

describe("a stranger", () => {
  test.for(endpoints)("$name", async (asked, { skip }) => {
    mustBeServed(asked, skip);
    const told = await ask(app.stranger, asked);
    const { access } = asked.endpoint;
    if (access === "public") expect([401, 403]).not.toContain(told.status);
    else if (access === "signed") expect([400, 401, 404]).toContain(told.status);
    else expect([told.status, told.code]).toEqual([401, "not_signed_in"]);
  });
});

describe("each role", () => {
  test.for(endpoints)("$name", async (asked, { skip }) => {
    mustBeServed(asked, skip);
    const { access } = asked.endpoint;
    for (const role of roles) {
      const told = await ask(await app.as(role, workspaceFor(asked)), asked);
      const may = !isPermission(access) || rolePermissions[role].includes(access);
      if (access === "signed") expect([400, 401, 404], role).toContain(told.status);
      else if (may) expectAllowed(told, role);
      else expectForbidden(told, role);
    }
  });
});

describe("a key with each scope", () => {
  test.for(endpoints)("$name", async (asked, { skip }) => {
    mustBeServed(asked, skip);
    const { access } = asked.endpoint;
    for (const scope of scopes) {
      const told = await ask(await app.key([scope]), asked);
      if (access === "signed") expect([400, 401, 404], scope).toContain(told.status);
      else if (access === "public") expectAllowed(told, scope);
      else if (access !== "person" && scopePermissions[scope].includes(access)) expectAllowed(told, scope);
      else expectForbidden(told, scope);
    }
  });
});

describe("a member of another workspace, naming this one", () => {
  test.for(inWorkspace)("$name", async (asked, { skip }) => {
    mustBeServed(asked, skip);
    for (const client of [await app.as("owner", "other"), await app.key([...scopes], "other")]) {
      const told = await ask(client, asked, { workspace: "shop" });
      expect([told.status, told.code]).toEqual([404, "not_found"]);
    }
  });
});

describe("a member of another workspace, naming an object of this one", () => {
  test.for(ofObject)("$name", async (asked, { skip }) => {
    mustBeServed(asked, skip);
    const { table, id: column } = tableOf(asked.endpoint);
    const row = await makeRow(app.platform.database.pool, table, app.workspaceId("shop"));
    const id = String(row[column]);
    const stored = () => rowNow(table, column, id);
    const before = await stored();
    const all = scopes.filter((scope) =>
      scopePermissions[scope].includes(asked.endpoint.access as Permission),
    );
    // Some permissions no key has.
    const keys = all.length > 0 ? [await app.key(all, "other")] : [];
    for (const client of [await app.as("owner", "other"), ...keys]) {
      const theirs = await ask(client, asked, { id });
      expect(
        [theirs.status, theirs.code],
        `${theirs.detail} (if the body is at fault, give a good one in this file)`,
      ).toEqual([404, "not_found"]);
      const none = await ask(client, asked);
      expect(theirs.detail.replaceAll(id, nothing), "tells that it exists").toBe(none.detail);
    }
    expect(await stored(), "was changed").toEqual(before);
    if (asked.endpoint.method === "GET")
      expect((await ask(await app.as("owner"), asked, { id })).status, "its own owner finds it").not.toBe(
        404,
      );
  });
});

/** `/api/api-keys/:id` is a row of `api_keys`. */
function tableOf(endpoint: Endpoint): { table: string; id: string } {
  const noun = endpoint.path.split("/")[2] ?? "";
  return tables[noun] ?? { table: noun.replaceAll("-", "_"), id: "id" };
}

async function rowNow(table: string, column: string, id: string): Promise<unknown> {
  const { rows } = await app.platform.database.pool.query(
    `SELECT to_jsonb(t) AS row FROM ${table} t WHERE workspace_id = $1 AND ${column} = $2`,
    [app.workspaceId("shop"), id],
  );
  expect(rows, `a row of ${table}`).toHaveLength(1);
  return rows[0].row;
}
