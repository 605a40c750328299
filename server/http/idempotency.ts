// Writes that carry an Idempotency-Key: the same key gives the same answer for 24 hours, and the work is done once. An answer
// may hold a secret that is told only once, such as a new API key, so what is remembered of it is sealed.
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import { AppError } from "../../contract/errors.ts";
import type { Actor } from "../actor.ts";
import type { Sealer } from "../platform/crypto.ts";
import type { Database } from "../platform/database.ts";

declare module "../platform/database.ts" {
  interface Tables {
    idempotent_answers: {
      workspace_id: string;
      key: string;
      request_hash: Buffer;
      status: number | null;
      /** Sealed, as a JSON text. */
      body: string | null;
      created_at: Date;
    };
  }
}

export interface Idempotency {
  once(
    actor: Actor,
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<unknown>,
  ): Promise<unknown>;
}

export function readIdempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") return undefined;
  if (key.length > 255) throw new AppError("invalid_input", "An Idempotency-Key has at most 255 characters");
  return key;
}

export function createIdempotency(database: Database, sealer: Sealer): Idempotency {
  return {
    async once(actor, key, request, reply, work) {
      const hash = hashOf(request);
      const earlier = await claim(database, actor.workspace.id, key, hash);
      if (earlier) return replay(sealer, earlier, hash, reply);
      try {
        const body = await work();
        const sealed = sealer.seal(JSON.stringify(body ?? null));
        await remember(database, actor.workspace.id, key, reply.statusCode, sealed);
        return body;
      } catch (error) {
        await forget(database, actor.workspace.id, key);
        throw error;
      }
    },
  };
}

function hashOf(request: FastifyRequest): Buffer {
  return createHash("sha256")
    .update(`${request.method} ${request.url}\n`)
    .update(request.body instanceof Readable ? sizeOf(request) : JSON.stringify(request.body ?? null))
    .digest();
}

/** A file is not read twice to compare it; its name in the address and its size must do. */
function sizeOf(request: FastifyRequest): string {
  return request.headers["content-length"] ?? "unknown";
}

interface Earlier {
  request_hash: Buffer;
  status: number | null;
  body: string | null;
}

/** Takes the key, or returns what holds it. A key older than a day is free again; so is one abandoned by a crash for a minute. */
function claim(
  database: Database,
  workspaceId: string,
  key: string,
  hash: Buffer,
): Promise<Earlier | undefined> {
  return database.inWorkspace(workspaceId, async (trx) => {
    const taken = await trx
      .insertInto("idempotent_answers")
      .values({
        workspace_id: workspaceId,
        key,
        request_hash: hash,
        status: null,
        body: null,
        created_at: new Date(),
      })
      .onConflict((c) =>
        c
          .columns(["workspace_id", "key"])
          .doUpdateSet({ request_hash: hash, status: null, body: null, created_at: new Date() })
          .where(
            sql<boolean>`idempotent_answers.created_at < now() - CASE WHEN idempotent_answers.status IS NULL THEN interval '1 minute' ELSE interval '24 hours' END`,
          ),
      )
      .returning("key")
      .executeTakeFirst();
    if (taken) return undefined;
    return trx
      .selectFrom("idempotent_answers")
      .select(["request_hash", "status", "body"])
      .where("workspace_id", "=", workspaceId)
      .where("key", "=", key)
      .executeTakeFirst();
  });
}

function replay(sealer: Sealer, earlier: Earlier, hash: Buffer, reply: FastifyReply): unknown {
  if (!earlier.request_hash.equals(hash))
    throw new AppError(
      "idempotency_mismatch",
      "This Idempotency-Key came with a different request before; use a new key for a new request.",
    );
  if (earlier.status === null)
    throw new AppError(
      "conflict",
      "The first request with this Idempotency-Key is still being answered; ask again in a moment.",
      { retryAfter: 1 },
    );
  reply.status(earlier.status).header("idempotent-replayed", "true");
  return JSON.parse(sealer.open(earlier.body ?? ""));
}

function remember(
  database: Database,
  workspaceId: string,
  key: string,
  status: number,
  sealed: string,
): Promise<void> {
  return database.inWorkspace(workspaceId, async (trx) => {
    await trx
      .updateTable("idempotent_answers")
      .set({ status, body: JSON.stringify(sealed) })
      .where("workspace_id", "=", workspaceId)
      .where("key", "=", key)
      .execute();
  });
}

function forget(database: Database, workspaceId: string, key: string): Promise<void> {
  return database.inWorkspace(workspaceId, async (trx) => {
    await trx
      .deleteFrom("idempotent_answers")
      .where("workspace_id", "=", workspaceId)
      .where("key", "=", key)
      .where("status", "is", null)
      .execute();
  });
}
