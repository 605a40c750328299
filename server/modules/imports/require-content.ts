// The text that an import reads, which its upload must still be there for. What was written out of an archive or workbook
// and is gone is written out anew.
import { type Content, contentOf } from "./content/content.ts";
import type { ImportRow } from "./store.ts";
import { refuseBroken } from "./survey/survey.ts";
import { requireUpload } from "./uploads.ts";

type Uploaded = Pick<ImportRow, "file_path" | "bytes" | "container" | "parts" | "options">;

/** Throws `wrong_state` where the upload is gone. */
export async function requireContent(row: Uploaded, part = row.options.part): Promise<Content> {
  await requireUpload(row.file_path, Number(row.bytes));
  return contentOf(row.file_path, row, part).catch(refuseBroken);
}
