// Hands a table to the person as a CSV file. Cells that a spreadsheet would run as a formula are made plain text.

export function downloadCsv(name: string, head: string[], rows: (string | number)[][]): void {
  saveFile(`${name}.csv`, ["\ufeff", csvText(head, rows)]);
}

/** Hands over what was downloaded, under its name. */
export function saveFile(fileName: string, parts: BlobPart[], type = "text/csv;charset=utf-8"): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

export function csvText(head: string[], rows: (string | number)[][]): string {
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
}

function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
