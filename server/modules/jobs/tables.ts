// The rows that jobs owns: what a person sees of long work.
import type { Generated, GeneratedAlways } from "kysely";
import type { Job } from "../../../contract/jobs.ts";

export interface JobsTable {
  workspace_id: string;
  id: GeneratedAlways<string>;
  kind: Job["kind"];
  subject_id: string | null;
  title: string;
  state: Generated<Job["state"]>;
  done: Generated<number>;
  total: number | null;
  failure: string | null;
  outcome: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

declare module "../../platform/database.ts" {
  interface Tables {
    jobs: JobsTable;
  }
}
