// Answers that are remembered: by workspace and by everything that made the question, until they expire.
import { createHash } from "node:crypto";
import type { Trx } from "../../platform/database.ts";

/** One hash for one question; any difference, also of the model, makes another. */
export function hashOf(...parts: unknown[]): Buffer {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}

export async function rememberedAnswer(
  trx: Trx,
  workspaceId: string,
  hash: Buffer,
  now: Date,
): Promise<unknown> {
  const row = await trx
    .selectFrom("engine_answers")
    .select("answer")
    .where("workspace_id", "=", workspaceId)
    .where("hash", "=", hash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.answer;
}

export async function rememberAnswer(
  trx: Trx,
  workspaceId: string,
  { hash, answer, now, seconds }: { hash: Buffer; answer: unknown; now: Date; seconds: number },
): Promise<void> {
  await trx
    .deleteFrom("engine_answers")
    .where("workspace_id", "=", workspaceId)
    .where("expires_at", "<=", now)
    .execute();
  const expires_at = new Date(now.getTime() + seconds * 1_000);
  const json = JSON.stringify(answer);
  await trx
    .insertInto("engine_answers")
    .values({ workspace_id: workspaceId, hash, answer: json, expires_at })
    .onConflict((c) => c.columns(["workspace_id", "hash"]).doUpdateSet({ answer: json, expires_at }))
    .execute();
}

export async function forgetAnswers(trx: Trx, workspaceId: string): Promise<void> {
  await trx.deleteFrom("engine_answers").where("workspace_id", "=", workspaceId).execute();
}
