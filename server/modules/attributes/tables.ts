// The rows of custom attributes: what a workspace's customers have beyond what everyone's have.
import type { Generated } from "kysely";
import type { AttributeType } from "../../../contract/attributes.ts";

interface CustomAttributesTable {
  workspace_id: string;
  key: string;
  type: AttributeType;
  label: string | null;
  created_at: Generated<Date>;
}

declare module "../../platform/database.ts" {
  interface Tables {
    custom_attributes: CustomAttributesTable;
  }
}
