// Corrects guesses before an import starts. Where the layout or the kind changes, the file is looked through and guessed
// anew; columns that keep their name keep where they go.
import { AppError, type Fault } from "../../../contract/errors.ts";
import type { ImportKind, ImportMapping, ImportOptions } from "../../../contract/import-reading.ts";
import { nearest } from "../../../contract/nearest.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { type Guesses, guessImport } from "./guess/guess-import.ts";
import { withRemembered } from "./guess/remembered.ts";
import type { Chosen } from "./into-list.ts";
import { requireContent } from "./require-content.ts";
import { changeImport, findImport, type ImportRow, lockImport, mustBe } from "./store.ts";
import { type Dialect, guessDialect, type Survey, sheetDialect, surveyFile } from "./survey/survey.ts";

export interface ImportChange {
  kind?: ImportKind;
  options?: Partial<ImportOptions>;
  mapping?: ImportMapping;
}

type Changed = Guesses & { survey: Survey; mapping_remembered: boolean };

export async function changeGuesses(
  platform: Platform,
  actor: Actor,
  id: string,
  change: ImportChange,
  chosen: Partial<Chosen> = {},
): Promise<ImportRow> {
  const { database } = platform;
  const workspaceId = actor.workspace.id;
  checkTimezone(change.options?.timezone);
  const before = await database.inWorkspace(workspaceId, (trx) => findImport(trx, workspaceId, id));
  const changed = needsSurvey(before, change)
    ? await guessAnew(platform, actor, before, change)
    : { ...before, options: { ...before.options, ...change.options } };
  const mapping = remapped(changed, change.mapping ?? []);
  return database.inWorkspace(workspaceId, async (trx) => {
    const row = await lockImport(trx, workspaceId, id);
    mustBe(row, ["ready", "failed", "cancelled"], "Upload the file again to import it differently.");
    return changeImport(trx, workspaceId, id, {
      kind: changed.kind,
      options: JSON.stringify(changed.options),
      survey: JSON.stringify(changed.survey),
      mapping: JSON.stringify(mapping),
      ...chosen,
      dry_run: null,
      checkpoint: null,
      mapping_remembered: changed.mapping_remembered && !change.mapping,
    });
  });
}

function needsSurvey(row: ImportRow, { kind, options = {} }: ImportChange): boolean {
  const layout = ["part", "delimiter", "quote", "encoding", "header_row"] as const;
  const otherLayout = layout.some((key) => options[key] !== undefined && options[key] !== row.options[key]);
  return otherLayout || (kind !== undefined && kind !== row.kind);
}

async function guessAnew(
  { clock, database }: Platform,
  { workspace }: Actor,
  row: ImportRow,
  change: ImportChange,
): Promise<Changed> {
  const { part } = { ...row.options, ...change.options };
  mustBePart(row, part);
  const content = await requireContent(row, part);
  const { delimiter, quote, encoding, header_row } = { ...row.options, ...change.options };
  const said = { delimiter, quote, encoding, header_row };
  // Another part is another file, of which nothing is known but what was just said.
  const layout = part === row.options.part ? said : await guessDialect(content.path, knownOf(row, change));
  const file = await surveyFile(content.path, content.bytes, layout);
  const kind = change.kind ?? row.kind;
  const guessed = guessImport(file, { ...layout, part }, workspace, clock.now(), kind);
  const guesses = await database.inWorkspace(workspace.id, (trx) =>
    withRemembered(trx, workspace.id, guessed, change.kind),
  );
  return {
    kind: guesses.kind,
    mapping_remembered: guesses.mapping_remembered,
    options: { ...guesses.options, ...change.options },
    mapping: guesses.kind === row.kind ? kept(guesses.mapping, row.mapping) : guesses.mapping,
    survey: { rows: file.rows, columns: file.columns },
  };
}

function knownOf({ container }: ImportRow, { options }: ImportChange): Partial<Dialect> {
  return { ...(container === "workbook" ? sheetDialect : {}), ...options };
}

function mustBePart({ container, parts }: ImportRow, part: string): void {
  if (container === "none" ? part === "" : parts.some(({ name }) => name === part)) return;
  const names = parts.map(({ name }) => name);
  const near = nearest(part, names);
  const hint = near ? { hint: `did you mean “${near}”?` } : {};
  const message = `The upload holds no “${part}”`;
  throw new AppError("invalid_input", message, { faults: [{ path: "/options/part", message, ...hint }] });
}

/** Where a column stays, its target stays. */
function kept(guessed: ImportMapping, before: ImportMapping): ImportMapping {
  const targets = new Map(before.map(({ column, target }) => [column, target]));
  const common = guessed.every(({ column }) => targets.has(column));
  return common
    ? guessed.map(({ column, target }) => ({ column, target: targets.get(column) ?? target }))
    : guessed;
}

/** The mapping with some columns sent elsewhere. A field that is given to one column is taken from another. */
function remapped({ kind, mapping }: Changed | ImportRow, wanted: ImportMapping): ImportMapping {
  const faults = wanted.flatMap((one, index) => faultsOf(kind, mapping, wanted, one, index));
  if (faults.length > 0) throw new AppError("invalid_input", faults[0]!.message, { faults });
  const targets = new Map(wanted.map(({ column, target }) => [column, target]));
  const given = new Set(wanted.map(({ target }) => target));
  return mapping.map(({ column, target }) => {
    if (targets.has(column)) return { column, target: targets.get(column)! };
    return { column, target: target !== null && given.has(target) ? null : target };
  });
}

function faultsOf(
  kind: ImportKind,
  mapping: ImportMapping,
  wanted: ImportMapping,
  { column, target }: ImportMapping[number],
  index: number,
): Fault[] {
  const columns = mapping.map((one) => one.column);
  if (!columns.includes(column)) {
    const near = nearest(column, columns);
    const hint = near ? { hint: `did you mean “${near}”?` } : {};
    return [{ path: `/mapping/${index}/column`, message: `The file has no column “${column}”`, ...hint }];
  }
  const path = `/mapping/${index}/target`;
  if (target !== null && wanted.findIndex((one) => one.target === target) < index)
    return [{ path, message: `Two columns go to ${target}; one can` }];
  if (kind === "customers" && target !== null && /^(order|item)\./.test(target))
    return [{ path, message: `${target} belongs to a file of orders`, hint: "change the kind to orders" }];
  return [];
}

function checkTimezone(timeZone: string | undefined): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw new AppError("invalid_input", `“${timeZone}” is no time zone`, {
      faults: [{ path: "/options/timezone", message: "is no time zone", hint: "such as Asia/Kolkata" }],
    });
  }
}
