// The table of brands: one row a workspace, made at the first change.
import type { Brand } from "../../../contract/writing.ts";
import type { Trx } from "../../platform/database.ts";

const unsaid: Brand = {
  voice: "",
  tone: "warm",
  language: "en",
  forbidden_words: [],
  sign_off: "",
  link: "",
  main_color: "",
  second_color: "",
};

const columns = [
  "voice",
  "tone",
  "language",
  "forbidden_words",
  "sign_off",
  "link",
  "main_color",
  "second_color",
] as const;

export async function brandOf(trx: Trx, workspaceId: string): Promise<Brand> {
  const row = await trx
    .selectFrom("brands")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ?? unsaid;
}

export async function changeBrand(trx: Trx, workspaceId: string, change: Partial<Brand>): Promise<Brand> {
  if (Object.keys(change).length === 0) return brandOf(trx, workspaceId);
  return trx
    .insertInto("brands")
    .values({ workspace_id: workspaceId, ...change })
    .onConflict((c) => c.column("workspace_id").doUpdateSet(change))
    .returning(columns)
    .executeTakeFirstOrThrow();
}
