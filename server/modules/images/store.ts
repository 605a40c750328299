// The table of pictures that image models drew. The newest hundred of a workspace are kept: enough to come back to, and at
// eight megabytes each never more than a disk can hold.
import { sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { ModelImage } from "../../../contract/images.ts";
import type { Trx } from "../../platform/database.ts";
import type { ImageFile } from "../engines/index.ts";

export const keptImages = 100;

const shown = ["id", "media_type", "width", "height"] as const;

export async function imageByHash(
  trx: Trx,
  workspaceId: string,
  hash: Buffer,
): Promise<ModelImage | undefined> {
  return trx
    .selectFrom("images")
    .select(shown)
    .select((eb) => eb.fn<number>("octet_length", ["content"]).as("bytes"))
    .where("workspace_id", "=", workspaceId)
    .where("hash", "=", hash)
    .executeTakeFirst();
}

/** One drawn anew for the same words takes the place of the one before. */
export async function keepImage(
  trx: Trx,
  workspaceId: string,
  { hash, image, now }: { hash: Buffer; image: ImageFile; now: Date },
): Promise<ModelImage> {
  // One after another: of several drawn at once, each must see the others to know which hundred are the newest.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('images', ${workspaceId}::bigint))`.execute(trx);
  await trx.deleteFrom("images").where("workspace_id", "=", workspaceId).where("hash", "=", hash).execute();
  const kept = await trx
    .insertInto("images")
    .values({ workspace_id: workspaceId, hash, ...image, drawn_at: now })
    .returning(shown)
    .executeTakeFirstOrThrow();
  await trx
    .deleteFrom("images")
    .where("workspace_id", "=", workspaceId)
    .where("id", "not in", (eb) =>
      eb
        .selectFrom("images")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .orderBy("id", "desc")
        .limit(keptImages),
    )
    .execute();
  return { ...kept, bytes: image.content.length };
}

export async function imageFile(trx: Trx, workspaceId: string, id: string): Promise<ImageFile> {
  const row = await trx
    .selectFrom("images")
    .select(["media_type", "width", "height", "content"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row;
  throw new AppError("not_found", `There is no image ${id}`);
}
