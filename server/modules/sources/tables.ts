// The rows of sources, of their last deliveries, and of what is remembered of what they said.
import type { ColumnType, Generated } from "kysely";
import type { CustomerRef } from "../../../contract/customers.ts";
import type { DeliveryOutcome, SourceKind } from "../../../contract/sources.ts";
import type { Delivery } from "./delivery.ts";
import type { RecordFields } from "./records.ts";

export interface SourcesTable {
  workspace_id: string;
  id: Generated<string>;
  public_id: string;
  kind: SourceKind;
  name: string;
  key_start: string | null;
  key_hash: Buffer | null;
  sealed_secret: string;
  id_prefix: Generated<string>;
  refused: Generated<string>;
  refused_at: Date | null;
  created_at: Generated<Date>;
}

export interface SourceDeliveriesTable {
  workspace_id: string;
  id: Generated<string>;
  source_id: string;
  delivery_id: string;
  topic: string;
  outcome: DeliveryOutcome;
  note: string | null;
  times: Generated<number>;
  received_at: Date;
}

interface SourceRecordsTable {
  workspace_id: string;
  source_id: string;
  about: "customer" | "order";
  key: string;
  fields: ColumnType<RecordFields, string, string>;
}

interface SourceVisitorsTable {
  workspace_id: string;
  source_id: string;
  anonymous_id: string;
  customer: ColumnType<CustomerRef, string, string>;
  version: string;
  seen_at: Date;
}

interface SourceWaitingTable {
  workspace_id: string;
  source_id: string;
  anonymous_id: string;
  delivery_id: string;
  delivery: ColumnType<Delivery, string, never>;
  received_at: Date;
}

declare module "../../platform/database.ts" {
  interface Tables {
    sources: SourcesTable;
    source_deliveries: SourceDeliveriesTable;
    source_records: SourceRecordsTable;
    source_visitors: SourceVisitorsTable;
    source_waiting: SourceWaitingTable;
  }
}
