// Makes ZIP files and workbooks for tests.
import { crc32, deflateRawSync } from "node:zlib";

/** `encrypted` marks the files as protected by a password. */
export function zipFile(files: Record<string, string | Buffer>, as: { encrypted?: boolean } = {}): Buffer {
  const heads: Buffer[] = [];
  const pieces: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(as.encrypted ? 0x801 : 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), common, Buffer.from(name)]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    heads.push(Buffer.concat([Buffer.from("504b01021403", "hex"), common, rest, Buffer.from(name)]));
    pieces.push(local, packed);
    at += local.length + packed.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write("504b0506", 0, "hex");
  end.writeUInt16LE(heads.length, 8);
  end.writeUInt16LE(heads.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, directory, end]);
}

/** A workbook of sheets, each the XML within its `sheetData`; further parts stand beside them. */
export function workbook(
  sheets: { name: string; rows: string; state?: string }[],
  more: { sharedStrings?: string; styles?: string; from1904?: boolean } = {},
): Buffer {
  const rel = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const named = sheets.map(
    ({ name, state = "visible" }, n) =>
      `<sheet name="${name}" sheetId="${n + 1}" state="${state}" r:id="s${n}"/>`,
  );
  return zipFile({
    "xl/workbook.xml": `<workbook xmlns:r="r"><workbookPr date1904="${more.from1904 ? 1 : 0}"/><sheets>${named.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets.map((_, n) => rel(`s${n}`, "worksheet", `worksheets/sheet${n + 1}.xml`)).join("")}${rel("t", "sharedStrings", "sharedStrings.xml")}${rel("y", "styles", "/xl/styles.xml")}</Relationships>`,
    ...(more.sharedStrings ? { "xl/sharedStrings.xml": `<sst>${more.sharedStrings}</sst>` } : {}),
    ...(more.styles ? { "xl/styles.xml": `<styleSheet>${more.styles}</styleSheet>` } : {}),
    ...Object.fromEntries(
      sheets.map(({ rows }, n) => [
        `xl/worksheets/sheet${n + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  });
}
