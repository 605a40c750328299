// Hands a table to the person as a CSV file. Cells that a spreadsheet would run as a formula are made plain text.

export function downloadCsv(name: string, head: string[], rows: (string | number)[][]): void {
  const url = URL.createObjectURL(
    new Blob(["\ufeff", csvText(head, rows)], { type: "text/csv;charset=utf-8" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.csv`;
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
