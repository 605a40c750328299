// Lists as PostgreSQL reads them, `{"a",NULL,3}`: a column of many rows in one parameter, to be unnested. The driver does
// this as well, at several times the cost.

export type Scalar = string | number | bigint | boolean | null | undefined;

const special = /["\\]/;

export function pgList(values: readonly Scalar[]): string {
  // JSON writes what needs no escape as PostgreSQL reads it, and all at once; only whole numbers of 64 bits it does not know.
  if (!values.some((value) => typeof value === "bigint")) {
    const json = JSON.stringify(values);
    if (!json.includes("\\")) return `{${json.slice(1, -1)}}`;
  }
  return `{${values.map(written).join(",")}}`;
}

function written(value: Scalar): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value !== "string") return String(value);
  return `"${special.test(value) ? value.replace(/["\\]/g, "\\$&") : value}"`;
}
