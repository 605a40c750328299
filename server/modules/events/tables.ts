// The rows of events, and of what was learnt of them as they came.
import type { ColumnType, Generated } from "kysely";
import type { ValueType } from "../../../contract/events.ts";

type Properties = Record<string, unknown>;

interface EventsTable {
  workspace_id: string;
  id: Generated<string>;
  customer_id: string;
  occurred_at: Date;
  received_at: Generated<Date>;
  name: string;
  /** The shop's own id, or one given at the door. */
  external_id: string;
  properties: ColumnType<Properties, string, never>;
}

interface EventNamesTable {
  workspace_id: string;
  name: string;
  created_at: Generated<Date>;
}

interface EventPropertiesTable {
  workspace_id: string;
  event: string;
  property: string;
  type: ValueType;
  /** Rises in the order in which types were first seen. */
  seen: Generated<string>;
}

declare module "../../platform/database.ts" {
  interface Tables {
    events: EventsTable;
    event_names: EventNamesTable;
    event_properties: EventPropertiesTable;
  }
}
