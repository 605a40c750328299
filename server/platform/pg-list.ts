// Lists as PostgreSQL reads them, `{"a",NULL,3}`: a column of many rows in one parameter, to be unnested. The driver does
// this as well, at several times the cost.

export type Scalar = string | number | bigint | boolean | null | undefined;

const special = /["\\]/;

export function pgList(values: readonly Scalar[]): string {
  let list = "";
  for (const value of values) list += list === "" ? written(value) : `,${written(value)}`;
  return `{${list}}`;
}

function written(value: Scalar): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value !== "string") return String(value);
  return `"${special.test(value) ? value.replace(/["\\]/g, "\\$&") : value}"`;
}
