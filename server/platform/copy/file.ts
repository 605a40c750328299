// What PostgreSQL writes with COPY as the engine reads it.
import { quoted } from "./quoted.ts";
import { type CopiedTable, fileTypes } from "./table.ts";

export function fileOf(path: string, table: CopiedTable): string {
  return readCsv(path, fileTypes(table));
}

/** `types` by column, in the order in which they lie. */
export function readCsv(path: string, types: Readonly<Record<string, string>>): string {
  const columns = Object.entries(types).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv('${quoted(path)}', header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
    auto_detect = false, max_line_size = 16777216, new_line = '\\n', columns = {${columns.join(", ")}})`;
}
