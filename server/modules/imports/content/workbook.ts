// What a workbook says of itself: its sheets, the texts its cells share, and which of its number formats are dates and durations.

import { BrokenFile } from "../file/broken-file.ts";
import type { Archive } from "./archive.ts";
import { type TimeFormat, timeFormat } from "./cell-dates.ts";
import { attribute, readXml } from "./xml.ts";

export interface Sheet {
  name: string;
  /** Its part of the archive. */
  entry: string;
  hidden: boolean;
}

export interface Workbook {
  sheets: Sheet[];
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
  sharedStrings: string | undefined;
  styles: string | undefined;
}

/** Characters of shared texts that are held in memory. */
const mostShared = 256 * 1024 ** 2;
const book = "xl/workbook.xml";

export function isWorkbook({ entries }: Archive): boolean {
  return entries.has(book);
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const targets = new Map<string, { target: string; type: string }>();
  await readXml(await archive.open("xl/_rels/workbook.xml.rels"), {
    open(name, { Id = "", Target = "", Type = "" }) {
      if (name === "Relationship")
        targets.set(Id, { target: entryOf(Target), type: Type.split("/").at(-1)! });
    },
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readXml(await archive.open(book), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const found = targets.get(attribute(attributes, "id") ?? "");
      // Charts and macros stand among the sheets too.
      if (found?.type !== "worksheet") return;
      const hidden = (attributes.state ?? "visible") !== "visible";
      sheets.push({ name: attributes.name ?? "", entry: found.target, hidden });
    },
  });
  const ofType = (type: string) => [...targets.values()].find((one) => one.type === type)?.target;
  return { sheets, from1904, sharedStrings: ofType("sharedStrings"), styles: ofType("styles") };
}

/** Targets stand relative to the workbook's folder, or from the root. */
function entryOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
}

/** The texts by their number; what is there for the reading of Japanese is no part of them. */
export async function readSharedStrings(archive: Archive, { sharedStrings }: Workbook): Promise<string[]> {
  const texts: string[] = [];
  if (!sharedStrings || !archive.entries.has(sharedStrings)) return texts;
  let text = "";
  let characters = 0;
  let within = "";
  let phonetic = false;
  await readXml(await archive.open(sharedStrings), {
    open(name) {
      within = name;
      if (name === "rPh") phonetic = true;
    },
    text(piece) {
      if (within !== "t" || phonetic) return;
      text += piece;
      characters += piece.length;
      if (characters > mostShared)
        throw new BrokenFile(
          "The workbook holds more text than can be read. Save the sheet as CSV and upload that.",
        );
    },
    close(name) {
      within = "";
      if (name === "rPh") phonetic = false;
      if (name !== "si") return;
      texts.push(text);
      text = "";
    },
  });
  return texts;
}

/** Whether cells of each style show dates or durations, by the style's number. */
export async function readTimeStyles(
  archive: Archive,
  { styles }: Workbook,
): Promise<(TimeFormat | undefined)[]> {
  const formats = new Map<string, string>();
  const times: (TimeFormat | undefined)[] = [];
  if (!styles || !archive.entries.has(styles)) return times;
  let inCells = false;
  await readXml(await archive.open(styles), {
    open(name, { numFmtId = "0", formatCode = "" }) {
      if (name === "numFmt") formats.set(numFmtId, formatCode);
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) times.push(timeFormat(Number(numFmtId), formats.get(numFmtId)));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return times;
}
