// Takes a file in: writes it to disk, looks it through once, and guesses what it is.
import type { Readable } from "node:stream";
import type { ImportKind } from "../../../contract/import-reading.ts";
import { type Actor, personId } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { firstContent, lookInside } from "./content/content.ts";
import { guessImport } from "./guess/guess-import.ts";
import { withRemembered } from "./guess/remembered.ts";
import { zeroCounts } from "./run/tally.ts";
import { type ImportRow, insertImport } from "./store.ts";
import { guessDialect, refuseBroken, sheetDialect, surveyFile } from "./survey/survey.ts";
import { receiveUpload, removeUpload, type Upload } from "./uploads.ts";
import { storable } from "./values/own-text.ts";

export interface NewImport {
  fileName: string;
  /** Guessed unless given. */
  kind?: ImportKind;
}

export async function uploadImport(
  platform: Platform,
  actor: Actor,
  input: NewImport,
  body: Readable,
): Promise<ImportRow> {
  const upload = await receiveUpload(platform.config.dataDir, actor.workspace.id, body);
  try {
    return await surveyUpload(platform, actor, input, upload);
  } catch (error) {
    await removeUpload(upload.path);
    throw error;
  }
}

async function surveyUpload(
  { database, clock }: Platform,
  actor: Actor,
  { fileName, kind }: NewImport,
  { path, bytes }: Upload,
): Promise<ImportRow> {
  const { workspace } = actor;
  const now = clock.now();
  const inside = await lookInside(path).catch(refuseBroken);
  const { part, content } = await firstContent(path, inside).catch(refuseBroken);
  const dialect = await guessDialect(content.path, inside.container === "workbook" ? sheetDialect : {});
  const file = await surveyFile(content.path, content.bytes, dialect);
  const guessed = guessImport(file, { ...dialect, part }, workspace, now, kind);
  return database.inWorkspace(workspace.id, async (trx) => {
    const guesses = await withRemembered(trx, workspace.id, guessed, kind);
    return insertImport(trx, {
      workspace_id: workspace.id,
      kind: guesses.kind,
      file_name: storable(fileName),
      file_path: path,
      bytes: String(bytes),
      container: inside.container,
      parts: JSON.stringify(inside.parts),
      options: JSON.stringify(guesses.options),
      mapping: JSON.stringify(guesses.mapping),
      mapping_remembered: guesses.mapping_remembered,
      survey: JSON.stringify({ rows: file.rows, columns: file.columns }),
      counts: JSON.stringify(zeroCounts),
      created_by: personId(actor),
      created_at: now,
    });
  });
}
