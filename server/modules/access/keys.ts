// API keys of a workspace. Programs send thousands of requests a second with one, so what a key may do is remembered for
// a few seconds; a key revoked in this process ends at once, elsewhere within that time.
import type { ApiKey } from "../../../contract/access.ts";
import { AppError } from "../../../contract/errors.ts";
import { type Permission, type Scope, scopePermissions } from "../../../contract/permissions.ts";
import { type Actor, createActor, personId } from "../../actor.ts";
import { hashToken, randomToken } from "../../platform/crypto.ts";
import type { Platform } from "../../platform/index.ts";
import { createBriefCache } from "./brief-cache.ts";
import { deleteKey, findKey, insertKey, type KeyRow, keysOf, touchKey } from "./store/keys.ts";
import { findWorkspace } from "./store/workspaces.ts";

const rememberFor = 5_000;
/** The last use of a key is written at most this often. */
const touchEvery = 60_000;

export const keyStart = "rk_";

export function createKeys({ database, clock }: Platform) {
  const known = createBriefCache<Actor | undefined>({ clock, keepFor: rememberFor, most: 10_000 });

  const load = async (hash: Buffer): Promise<Actor | undefined> => {
    const row = await findKey(database.system, hash);
    if (!row) return undefined;
    const workspace = await findWorkspace(database.system, { id: row.workspace_id });
    if (!workspace) return undefined;
    const now = clock.now();
    if (!row.used_at || now.getTime() - row.used_at.getTime() > touchEvery)
      await touchKey(database.system, hash, now);
    return createActor(workspace, { kind: "key", id: row.id, name: row.name }, permissionsOf(row.scopes));
  };

  return {
    /** The actor behind a key; undefined where there is no such key. */
    actorOfKey(key: string): Promise<Actor | undefined> {
      const hash = hashToken(key);
      return known.get(hash.toString("base64"), () => load(hash));
    },

    /** What a workspace is called, or its currency, has changed: keys look again. */
    forgetKeys: () => known.clear(),

    async listApiKeys(actor: Actor): Promise<ApiKey[]> {
      actor.must("keys:manage");
      const { id } = actor.workspace;
      return (await database.inWorkspace(id, (trx) => keysOf(trx, id))).map(toApiKey);
    },

    /** The key itself is in this answer and nowhere else. Nobody can give a key more than they may do themselves. */
    async createApiKey(
      actor: Actor,
      input: { name: string; scopes: Scope[] },
    ): Promise<ApiKey & { key: string }> {
      actor.must("keys:manage");
      for (const permission of permissionsOf(input.scopes)) actor.must(permission);
      const prefix = `${keyStart}${randomToken(6)}`;
      const key = `${prefix}_${randomToken()}`;
      const { id } = actor.workspace;
      const row = await database.inWorkspace(id, (trx) =>
        insertKey(trx, {
          workspace_id: id,
          name: input.name,
          prefix,
          key_hash: hashToken(key),
          scopes: [...new Set(input.scopes)],
          created_by: personId(actor),
          created_at: clock.now(),
        }),
      );
      return { ...toApiKey(row), key };
    },

    async revokeApiKey(actor: Actor, id: string): Promise<void> {
      actor.must("keys:manage");
      const workspaceId = actor.workspace.id;
      const hash = await database.inWorkspace(workspaceId, (trx) => deleteKey(trx, workspaceId, id));
      if (!hash) throw new AppError("not_found", `There is no API key ${id} in this workspace.`);
      known.forget(hash.toString("base64"));
    },
  };
}

function permissionsOf(scopes: readonly Scope[]): Permission[] {
  return [...new Set(scopes.flatMap((scope) => scopePermissions[scope]))];
}

function toApiKey(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    created_at: row.created_at.toISOString(),
    last_used_at: row.used_at?.toISOString() ?? null,
  };
}
