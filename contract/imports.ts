// Imports: a file of customers or of orders (one line an item) becomes customers and orders. A file is uploaded first,
// the guesses about it are shown and can be changed, then it runs as a job; faulty rows go to an error file.
import { z } from "zod";
import { endpoint } from "./api.ts";
import {
  importContainers,
  importKinds,
  importMapping,
  importOptions,
  importPart,
  mappingTarget,
} from "./import-reading.ts";
import { storable } from "./sent-values.ts";
import { id, instant, page, pageQuery } from "./values.ts";

/** A list that is there, or the name of one; where no list has the name, one is made when the import runs. */
export const importListChoice = z.union([
  z.strictObject({ id }),
  z.strictObject({ name: storable.trim().min(1).max(120) }),
]);
export type ImportListChoice = z.infer<typeof importListChoice>;

export const importStates = ["ready", "running", "done", "cancelled", "failed", "undoing", "undone"] as const;

export const importCounts = z.object({
  rows: z.number().int().meta({ description: "Data rows read" }),
  rows_imported: z.number().int(),
  rows_set_aside: z.number().int().meta({ description: "Rows without a customer: counted, not imported" }),
  rows_failed: z.number().int().meta({ description: "Rows in the error file" }),
  rows_duplicate: z
    .number()
    .int()
    .meta({ description: "Rows exactly equal to one before; treated like any other, told here" }),
  customers: z.number().int(),
  orders: z.number().int(),
  orders_cancelled: z.number().int(),
  items: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

const wouldBe = z.object({
  created: z.number().int(),
  updated: z.number().int().meta({ description: "There already; the file may say the same of them" }),
});

/** What a run that wrote nothing found. */
export const importDryRun = z.object({
  counts: importCounts,
  customers: wouldBe,
  orders: wouldBe,
  faults: z
    .array(z.object({ line: z.number().int(), column: z.string(), value: z.string(), reason: z.string() }))
    .meta({
      description: "The first faults, in the order of the file; a fault without a column is the row's",
    }),
  finished_at: instant,
});
export type ImportDryRun = z.infer<typeof importDryRun>;

const undoneOf = z.object({
  removed: z.number().int().meta({ description: "The import had made them" }),
  restored: z.number().int().meta({ description: "The import had changed them" }),
});

/** How long an import can be undone after it ended. */
export const importUndoDays = 30;

/** What came of undoing an import. */
export const importUndo = z.object({
  customers: undoneOf,
  orders: undoneOf,
  list: z.object({
    members_removed: z.number().int().meta({
      description: "Customers taken off the list whom only this import had put there",
    }),
    deleted: z.boolean().meta({
      description: "The import had made the list, and nobody else changed, filled or used it",
    }),
  }),
  kept: z
    .array(z.object({ kind: z.enum(["customer", "order"]), reason: z.string(), count: z.number().int() }))
    .meta({ description: "What was left as it is, and why" }),
  changes: z.number().int().meta({ description: "All that the import had made and changed" }),
  undone: z.number().int(),
});
export type ImportUndo = z.infer<typeof importUndo>;

export const importRun = z
  .object({
    id,
    kind: z.enum(importKinds),
    file_name: z.string(),
    bytes: z.number().int(),
    container: z.enum(importContainers),
    parts: z
      .array(importPart)
      .meta({ description: "Sheets of the workbook or files in the archive, to choose from" }),
    state: z.enum(importStates),
    options: importOptions,
    mapping: importMapping,
    list: z.object({ id: id.nullable(), name: z.string() }).nullable().meta({
      description:
        "The list its customers are put on; without an id until it is made, and once undoing deleted it",
    }),
    mapping_remembered: z
      .boolean()
      .meta({ description: "The columns go where those of the last file with these names went" }),
    dry: z.boolean().meta({ description: "The present run writes nothing" }),
    dry_run: importDryRun.nullable().meta({
      description: "What the last run that wrote nothing found, with these options and this mapping",
    }),
    rows_expected: z
      .number()
      .int()
      .meta({ description: "Data rows in the file; counted at the upload, of a very large file estimated" }),
    counts: importCounts,
    notes: z
      .array(z.object({ message: z.string(), rows: z.number().int() }))
      .meta({ description: "What was read in a way one should know of, though no row failed by it" }),
    undoable_until: instant.nullable().meta({
      description: "Until when it can be undone, once it has ended; null where it cannot, or not any more",
    }),
    undo: importUndo.nullable().meta({ description: "What came of undoing it, so far while that goes on" }),
    progress: z.number().meta({ description: "Share of the work that is done, 0 to 1" }),
    rows_per_second: z.number().nullable(),
    seconds_left: z.number().nullable(),
    waiting: z
      .string()
      .nullable()
      .meta({ description: "Why a running one stands still, what is kept, what to do" }),
    failure: z
      .string()
      .nullable()
      .meta({ description: "Why it stopped: what happened, what was kept, what to do" }),
    job_id: id.nullable(),
    created_at: instant,
    started_at: instant.nullable(),
    finished_at: instant.nullable(),
    created_by: z.string().nullable(),
  })
  .meta({ id: "Import" });
export type ImportRun = z.infer<typeof importRun>;

/** What is pushed while it runs: all that changes, short enough for a push however wide the file. */
export const importProgress = importRun
  .omit({
    parts: true,
    options: true,
    mapping: true,
    mapping_remembered: true,
    list: true,
    dry_run: true,
    notes: true,
  })
  .meta({ id: "ImportProgress" });
export type ImportProgress = z.infer<typeof importProgress>;

/** The first rows as they would be read with the present options and mapping, faults marked in their cells. */
export const importPreview = z.object({
  columns: z.array(z.object({ name: z.string(), target: mappingTarget, samples: z.array(z.string()) })),
  rows: z.array(
    z.object({
      line: z.number().int(),
      aside: z.boolean().meta({ description: "Names no customer: it would be counted and set aside" }),
      fault: z.string().nullable().meta({ description: "What is wrong with the row as a whole" }),
      cells: z.array(
        z.object({ text: z.string(), value: z.string().nullable(), fault: z.string().nullable() }),
      ),
    }),
  ),
  missing: z.array(z.string()).meta({ description: "What must still be mapped before this can start" }),
});
export type ImportPreview = z.infer<typeof importPreview>;

const tag = "Imports";
const params = z.object({ id });

export const importEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/imports",
    tag,
    access: "imports:read",
    summary: "Imports, newest first",
    query: pageQuery,
    reply: page(importRun),
  }),
  upload: endpoint({
    method: "POST",
    path: "/api/imports",
    tag,
    access: "imports:run",
    status: 201,
    summary: "Upload a file as the raw body (CSV, TSV, Excel, gzip, zip); its layout and mapping are guessed",
    query: z.object({ file_name: z.string().min(1).max(255), kind: z.enum(importKinds).optional() }),
    media: { body: "application/octet-stream" },
    bodyLimit: 2 * 1024 ** 3,
    reply: importRun,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/imports/:id",
    tag,
    access: "imports:read",
    summary: "One import with its progress",
    params,
    reply: importRun,
  }),
  preview: endpoint({
    method: "GET",
    path: "/api/imports/:id/preview",
    tag,
    access: "imports:read",
    summary: "The first rows as they would be imported",
    params,
    reply: importPreview,
  }),
  update: endpoint({
    method: "PATCH",
    path: "/api/imports/:id",
    tag,
    access: "imports:run",
    summary: "Correct the guesses before starting",
    params,
    body: z.strictObject({
      kind: z.enum(importKinds).optional(),
      options: importOptions.partial().optional(),
      mapping: importMapping.optional(),
      list: importListChoice
        .nullable()
        .optional()
        .meta({ description: "Takes the permission segments:write" }),
    }),
    reply: importRun,
  }),
  dryRun: endpoint({
    method: "POST",
    path: "/api/imports/:id/dry-run",
    tag,
    access: "imports:run",
    status: 202,
    summary: "Go through the whole file and write nothing: what would be created, updated and refused",
    params,
    reply: importRun,
  }),
  start: endpoint({
    method: "POST",
    path: "/api/imports/:id/start",
    tag,
    access: "imports:run",
    status: 202,
    summary: "Start it; it runs as a job",
    params,
    reply: importRun,
  }),
  cancel: endpoint({
    method: "POST",
    path: "/api/imports/:id/cancel",
    tag,
    access: "imports:run",
    summary: "Stop it; what was imported is kept",
    params,
    reply: importRun,
  }),
  undo: endpoint({
    method: "POST",
    path: "/api/imports/:id/undo",
    tag,
    access: "imports:run",
    status: 202,
    summary: "Undo it: what it made is removed, what it changed is put back unless it was changed since",
    params,
    reply: importRun,
  }),
  errors: endpoint({
    method: "GET",
    path: "/api/imports/:id/errors.csv",
    tag,
    access: "imports:read",
    summary: "The rows that were not imported, each with its column, value and reason",
    params,
    media: { reply: "text/csv" },
  }),
};
