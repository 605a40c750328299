// The row of a shop's brand.
import type { Generated } from "kysely";
import type { Language, Tone } from "../../../contract/writing.ts";

interface BrandsTable {
  workspace_id: string;
  voice: Generated<string>;
  tone: Generated<Tone>;
  language: Generated<Language>;
  forbidden_words: Generated<string[]>;
  sign_off: Generated<string>;
  link: Generated<string>;
  main_color: Generated<string>;
  second_color: Generated<string>;
}

declare module "../../platform/database.ts" {
  interface Tables {
    brands: BrandsTable;
  }
}
