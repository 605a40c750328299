// Why an import stopped: what happened, what was kept, what to do.
import { AppError } from "../../../../contract/errors.ts";
import type { ImportKind } from "../../../../contract/import-reading.ts";
import type { ImportCounts } from "../../../../contract/imports.ts";
import { asAppError } from "../../../platform/database.ts";
import { reservedBytes } from "../../../platform/disk.ts";
import { BrokenFile } from "../file/broken-file.ts";
import type { WaitsFor } from "./patience.ts";

export function failureWords(error: unknown, kind: ImportKind, counts: ImportCounts): string {
  return `${whatHappened(error)} ${whatWasKept(kind, counts)} ${whatToDo(error)}`.trim();
}

/** Why an import that is not over stands still: the same three things. */
export function waitingWords(waitsFor: WaitsFor, kind: ImportKind, counts: ImportCounts): string {
  const kept = whatWasKept(kind, counts).replace("was imported", "is imported yet");
  if (waitsFor !== "room") {
    const away = waitsFor === "database" ? "database" : "Redis server";
    return `The ${away} cannot be reached. ${kept} It goes on by itself when the ${away} is back.`;
  }
  const megabytes = Math.ceil(reservedBytes / 1024 ** 2);
  return `The disk is almost full. ${kept} Make room, until at least ${megabytes} MB are free, and it goes on by itself.`;
}

function whatHappened(error: unknown): string {
  const told = asAppError(error);
  if (error instanceof BrokenFile) return error.message;
  if (hasCode(error, "ENOSPC", "EDQUOT")) return "The disk is full.";
  if (!(told instanceof AppError)) return "This failed on our side and was logged.";
  return /[.]$/.test(told.message) ? told.message : `${told.message}.`;
}

function whatWasKept(kind: ImportKind, counts: ImportCounts): string {
  const many = kind === "orders" ? counts.orders : counts.rows_imported;
  if (many === 0) return "Nothing was imported.";
  return `${many.toLocaleString("en")} ${kind === "orders" ? "orders" : "customers"} were imported and are kept.`;
}

function whatToDo(error: unknown): string {
  if (error instanceof BrokenFile) return "";
  const told = asAppError(error);
  const missing = told instanceof AppError && told.code === "wrong_state";
  if (missing) return "";
  const full = hasCode(error, "ENOSPC", "EDQUOT") || (told instanceof AppError && told.code === "disk_full");
  return `${full ? "Make room, then start" : "Start"} the import again: what is there already is not doubled.`;
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
