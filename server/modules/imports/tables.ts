// The rows that imports own: the imports, their faulty rows, and the sound lines of orders that have faulty ones.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type {
  ImportContainer,
  ImportKind,
  ImportMapping,
  ImportOptions,
  ImportPart,
} from "../../../contract/import-reading.ts";
import type { ImportCounts, ImportDryRun, ImportRun, ImportUndo } from "../../../contract/imports.ts";
import type { Checkpoint } from "./run/checkpoint.ts";
import type { Survey } from "./survey/survey.ts";

/** Read as it is, written as text. */
type Json<T> = ColumnType<T, string, string>;

export interface ImportsTable {
  workspace_id: string;
  id: GeneratedAlways<string>;
  kind: ImportKind;
  file_name: string;
  file_path: string;
  bytes: string;
  container: ColumnType<ImportContainer, ImportContainer | undefined, ImportContainer>;
  parts: ColumnType<ImportPart[], string | undefined, string>;
  state: Generated<ImportRun["state"]>;
  options: Json<ImportOptions>;
  mapping: Json<ImportMapping>;
  survey: Json<Survey>;
  mapping_remembered: Generated<boolean>;
  checkpoint: ColumnType<Checkpoint | null, string | null | undefined, string | null>;
  changes_removed_at: ColumnType<Date | null, Date | null | undefined, Date>;
  undo: ColumnType<ImportUndo | null, string | null | undefined, string | null>;
  dry: Generated<boolean>;
  dry_run: ColumnType<ImportDryRun | null, string | null | undefined, string | null>;
  counts: Json<ImportCounts>;
  notes: ColumnType<ImportRun["notes"], string | undefined, string>;
  progress: Generated<number>;
  failure: string | null;
  waiting: string | null;
  job_id: string | null;
  run: Generated<number>;
  created_by: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  touched_at: Generated<Date>;
  list_id: string | null;
  list_name: string | null;
}

interface ImportErrorsTable {
  workspace_id: string;
  import_id: string;
  line: string;
  column_name: string;
  value: string;
  reason: string;
  cells: string[];
}

interface ImportCompanionsTable {
  workspace_id: string;
  import_id: string;
  line: string;
  order_id: string;
  cells: string[];
}

interface ImportMappingsTable {
  workspace_id: string;
  shape: Buffer;
  kind: ImportKind;
  mapping: Json<ImportMapping>;
  cancelled_prefix: string;
  used_at: Date;
}

/** What an import made or changed. Written and read by `undo/journal.ts`. */
interface ImportChangesTable {
  workspace_id: string;
  import_id: string;
  kind: "customer" | "order";
  subject_id: string;
}

declare module "../../platform/database.ts" {
  interface Tables {
    imports: ImportsTable;
    import_errors: ImportErrorsTable;
    import_companions: ImportCompanionsTable;
    import_changes: ImportChangesTable;
    import_mappings: ImportMappingsTable;
  }
}
