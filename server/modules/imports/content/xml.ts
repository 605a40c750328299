// Reads the XML of a workbook's parts as it streams by: elements by their name without its prefix, and the text in them.
import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { BrokenFile } from "../file/broken-file.ts";
import { Turns } from "../run/turns.ts";
import { damaged } from "./archive.ts";

export interface XmlReader {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** After each piece that was read, `settle` may write what came of it. */
export async function readXml(
  stream: Readable,
  reader: XmlReader,
  settle?: () => Promise<void>,
): Promise<void> {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw notReadable(error);
  });
  parser.on("opentag", ({ name, attributes }) => reader.open?.(localName(name), attributes));
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("closetag", ({ name }) => reader.close?.(localName(name)));
  const decoder = new TextDecoder();
  const turns = new Turns();
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(piece, { stream: true }));
      await settle?.();
      await turns.give();
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    damaged(error);
  } finally {
    stream.destroy();
  }
}

/** Attributes such as `r:id`, by their name without its prefix. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function notReadable(cause: Error): BrokenFile {
  return new BrokenFile("The workbook cannot be read. Save the sheet as CSV and upload that.", {
    keepsRows: false,
    cause,
  });
}
