// The rows of engines: how each workspace has chosen, what was used, what was asked, and what is remembered.
import type { ColumnType, Generated } from "kysely";
import type { Engine, Feature, LoggedStep, Why } from "../../../contract/engines.ts";

export interface EngineSettingsTable {
  workspace_id: string;
  engine: Generated<Engine>;
  model: Generated<string>;
  image_model: Generated<string>;
  endpoint: string | null;
  sealed_key: string | null;
  key_end: string | null;
  input_price: number | null;
  output_price: number | null;
  image_price: number | null;
  share_personal: Generated<boolean>;
  person_day_tokens: Generated<number>;
  workspace_month_tokens: Generated<number>;
  person_minute_questions: Generated<number>;
  patience_seconds: Generated<number>;
}

interface EngineUsageTable {
  workspace_id: string;
  day: string;
  asker: string;
  feature: Feature;
  asker_name: string;
  questions: Generated<number>;
  input_tokens: Generated<string>;
  output_tokens: Generated<string>;
  reserved_tokens: Generated<string>;
  cost: Generated<number>;
}

export interface EngineActionsTable {
  workspace_id: string;
  id: Generated<string>;
  feature: Feature;
  asker: string;
  asker_name: string;
  engine: Engine;
  model: string | null;
  why: Generated<Why | "asking">;
  prompt: string;
  said: string | null;
  faults: Generated<string[]>;
  input_tokens: Generated<number>;
  output_tokens: Generated<number>;
  cost: number | null;
  elapsed_ms: number | null;
  asked_at: Date;
  /** What the assistant's panel offered to do, and what came of it. */
  steps: ColumnType<LoggedStep[], string | undefined, string>;
}

interface EngineAnswersTable {
  workspace_id: string;
  hash: Buffer;
  answer: ColumnType<unknown, string, string>;
  expires_at: Date;
}

declare module "../../platform/database.ts" {
  interface Tables {
    engine_settings: EngineSettingsTable;
    engine_usage: EngineUsageTable;
    engine_actions: EngineActionsTable;
    engine_answers: EngineAnswersTable;
  }
}
