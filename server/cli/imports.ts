// The command that imports a file: the same steps as in the browser, with progress on standard error and the counts on
// standard output. It does the work itself, so that it needs no server beside it.
import { createReadStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { AppError } from "../../contract/errors.ts";
import {
  type ImportMapping,
  importKinds,
  importMapping,
  importOptions,
} from "../../contract/import-reading.ts";
import {
  type ImportDryRun,
  type ImportListChoice,
  type ImportRun,
  importListChoice,
} from "../../contract/imports.ts";
import type { Actor } from "../actor.ts";
import { parseOrThrow } from "../http/faults.ts";
import type { ImportChange, Imports } from "../modules/imports/index.ts";
import { type Command, type CommandCall, needed } from "./command.ts";
import { watchImport } from "./watch-import.ts";

const text = { type: "string" } as const;
const many = { type: "string", multiple: true } as const;

export const importCommands: Record<string, Command> = {
  import: {
    usage:
      'FILE --workspace SLUG [--kind orders|customers] [--map "COLUMN=FIELD" …] [--option NAME=VALUE …] [--list NAME] [--dry-run] [--errors FILE]',
    summary: "Import a CSV or Excel file (also gzip or zip); prints what became of its rows",
    options: {
      workspace: text,
      kind: text,
      map: many,
      option: many,
      list: text,
      errors: text,
      "dry-run": { type: "boolean" },
    },
    run: importFile,
  },
  "import undo": {
    usage: "ID --workspace SLUG",
    summary: "Undo a whole import; prints what became of what it had made and changed",
    options: { workspace: text },
    run: undoImport,
  },
};

async function importFile(call: CommandCall): Promise<string> {
  const { imports, access } = call.services;
  const actor = await access.systemActor({ slug: needed(call, "workspace", "demo") });
  const change = {
    mapping: readMapping(call.options.map),
    options: readOptions(call.options.option),
    ...readList(call.options.list),
  };
  const uploaded = await upload(imports, actor, call);
  const dry = call.flags.has("dry-run");
  const ended = await correctAndRun(imports, actor, uploaded, change, { dry });
  if (ended.dry_run) {
    await imports.cancel(actor, ended.id);
    return wordsOfDryRun(ended.dry_run);
  }
  if (call.options.errors) await writeErrors(imports, actor, ended, call.options.errors);
  tellErrors(ended, call.options.errors);
  if (ended.state === "failed") throw new AppError("internal", ended.failure ?? "The import failed.");
  return linesOf(ended.counts);
}

/** Nothing was written; what would have been is not left in the list. */
function wordsOfDryRun({ counts, customers, orders, faults }: ImportDryRun): string {
  for (const { line, column, value, reason } of faults)
    console.error(`line ${line}${column ? `, ${column} “${value}”` : ""}: ${reason}`);
  console.error("Nothing was written");
  return linesOf({
    rows: counts.rows,
    rows_set_aside: counts.rows_set_aside,
    rows_failed: counts.rows_failed,
    customers_created: customers.created,
    customers_updated: customers.updated,
    orders_created: orders.created,
    orders_updated: orders.updated,
  });
}

function linesOf(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join("\n");
}

async function undoImport(call: CommandCall): Promise<string> {
  const actor = await call.services.access.systemActor({ slug: needed(call, "workspace", "demo") });
  const [id] = call.positionals;
  if (!id || !/^[1-9]\d*$/.test(id)) throw new AppError("invalid_input", "Say the ID of the import to undo");
  const { undo } = await call.services.imports.undoNow(actor, id);
  if (!undo) return "";
  for (const { kind, reason, count } of undo.kept) console.error(`${count} kept (${kind}): ${reason}`);
  return linesOf({
    orders_removed: undo.orders.removed,
    orders_restored: undo.orders.restored,
    customers_removed: undo.customers.removed,
    customers_restored: undo.customers.restored,
    list_members_removed: undo.list.members_removed,
    kept: undo.changes - undo.undone,
  });
}

/** What cannot be started is not left behind in the list. */
async function correctAndRun(
  imports: Imports,
  actor: Actor,
  uploaded: ImportRun,
  change: ImportChange & { list?: ImportListChoice },
  how: { dry: boolean },
): Promise<ImportRun> {
  try {
    const corrected = await imports.update(actor, uploaded.id, change);
    tellGuesses(corrected);
    return await watchImport(imports, actor, corrected, how);
  } catch (error) {
    await imports.cancel(actor, uploaded.id).catch(() => {});
    throw error;
  }
}

async function upload(
  imports: Imports,
  actor: Actor,
  { positionals, options }: CommandCall,
): Promise<ImportRun> {
  const [path] = positionals;
  if (!path) throw new AppError("invalid_input", "Say which FILE to import");
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new AppError("not_found", `There is no file ${path}`);
  const kind =
    options.kind === undefined ? undefined : parseOrThrow(z.enum(importKinds), options.kind, "--kind");
  return imports.upload(actor, { fileName: basename(path), kind }, createReadStream(path));
}

/** `InvoiceNo=order.external_id`; nothing after the sign leaves the column out. */
function readMapping(given: unknown): ImportMapping {
  const pairs = pairsOf(given, "--map", "InvoiceNo=order.external_id");
  return parseOrThrow(
    importMapping,
    pairs.map(([column, target]) => ({ column, target: target === "" ? null : target })),
    "--map",
  );
}

/** `date_order=dmy`, as the API names them. */
function readOptions(given: unknown) {
  const pairs = pairsOf(given, "--option", "date_order=dmy");
  const values = pairs.map(([name, value]) => [name, name === "header_row" ? Number(value) : value]);
  return parseOrThrow(importOptions.partial(), Object.fromEntries(values), "--option");
}

/** Its customers go on the list of this name, made for them if there is none. */
function readList(name: unknown): { list?: ImportListChoice } {
  return name === undefined ? {} : { list: parseOrThrow(importListChoice, { name }, "--list") };
}

function pairsOf(given: unknown, flag: string, example: string): [string, string][] {
  const list = given === undefined ? [] : [given].flat().map(String);
  return list.map((pair) => {
    const at = pair.lastIndexOf("=");
    if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
    throw new AppError("invalid_input", `“${pair}” is not of the form ${flag} "${example}"`);
  });
}

function tellGuesses({ id, kind, rows_expected, mapping, options }: ImportRun): void {
  const lines = mapping.map(({ column, target }) => `  ${column.padEnd(24)} ${target ?? "(left out)"}`);
  const said = Object.entries(options).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  console.error(
    `Import ${id}: ${rows_expected.toLocaleString("en")} rows of ${kind}\n${lines.join("\n")}\n  ${said.join(" ")}`,
  );
}

function tellErrors({ counts, notes }: ImportRun, errors: string | undefined): void {
  for (const note of notes) console.error(`${note.message} (${note.rows.toLocaleString("en")} rows)`);
  if (counts.rows_failed === 0) return;
  const where = errors ? `see ${errors}` : "say --errors FILE to have them written there";
  const rows =
    counts.rows_failed === 1 ? "1 row was" : `${counts.rows_failed.toLocaleString("en")} rows were`;
  console.error(`${rows} not imported; ${where}`);
}

async function writeErrors(imports: Imports, actor: Actor, { id }: ImportRun, path: string): Promise<void> {
  const { pieces } = await imports.errors(actor, id);
  await writeFile(path, pieces);
}
