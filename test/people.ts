// Makes workspaces, members and API keys for tests. A member signs in as people do: with a one-time link.

import { sql } from "kysely";
import { accessEndpoints } from "../contract/access.ts";
import type { Role, Scope } from "../contract/permissions.ts";
import { hashToken, randomToken } from "../server/platform/crypto.ts";
import type { Platform } from "../server/platform/index.ts";
import { type Client, createClient } from "./client.ts";

export async function makeWorkspace(
  platform: Platform,
  slug: string,
  settings: { currency: string; timezone: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO workspaces (slug, name, currency, timezone) VALUES (${slug}, ${`The ${slug}`}, ${settings.currency}, ${settings.timezone}) RETURNING id
  `.execute(platform.database.system);
  return rows[0]!.id;
}

export async function makePerson(
  platform: Platform,
  url: string,
  who: { role: Role; workspaceId: string; slug: string },
): Promise<Client> {
  const token = randomToken();
  await sql`
    WITH person AS (INSERT INTO people (email, name) VALUES (${`${who.role}.${who.slug}@example.com`}, ${`${who.role} of ${who.slug}`}) RETURNING id),
    member AS (INSERT INTO memberships (workspace_id, person_id, role) SELECT ${who.workspaceId}, id, ${who.role} FROM person)
    INSERT INTO sign_in_links (token_hash, person_id, expires_at) SELECT ${hashToken(token)}, id, now() + interval '100 years' FROM person
  `.execute(platform.database.system);
  const answer = await createClient(url, {}).call(accessEndpoints.useLink, { body: { token } });
  if (answer.status !== 200)
    throw new Error(`could not sign in as ${who.role}: ${JSON.stringify(answer.body)}`);
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]!);
  const csrf =
    cookies.find((cookie) => cookie.startsWith("regulars_csrf="))?.slice("regulars_csrf=".length) ?? "";
  return createClient(url, {
    cookie: cookies.join("; "),
    "x-csrf-token": decodeURIComponent(csrf),
    "regulars-workspace": who.slug,
  });
}

export async function makeKey(
  platform: Platform,
  url: string,
  what: { scopes: Scope[]; workspaceId: string },
): Promise<Client> {
  const key = `rk_test_${randomToken()}`;
  await sql`
    INSERT INTO api_keys (workspace_id, name, prefix, key_hash, scopes)
    VALUES (${what.workspaceId}, ${what.scopes.join(" ")}, ${key.slice(0, 12)}, ${hashToken(key)}, ${what.scopes})
  `.execute(platform.database.system);
  return createClient(url, { authorization: `Bearer ${key}` });
}
