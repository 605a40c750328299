// Where in a JSON text each of its values stands, so that a fault's path can be shown as a place in the text.

export interface Place {
  from: number;
  to: number;
  /** Counted from 1. */
  line: number;
}

/** The place of the value at a path, else of the nearest thing around it. The text must be JSON. */
export function placeAt(text: string, path: string): Place {
  const places = placesIn(text);
  let known = path;
  while (!places.has(known)) known = known.slice(0, known.lastIndexOf("/"));
  const { from, to } = places.get(known)!;
  return { from, to, line: lineAt(text, from) };
}

/** Where reading broke off, as far as the browser says. */
export function placeOfBreak(text: string, message: string): Place | undefined {
  const [, position] = /position (\d+)/.exec(message) ?? [];
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (position !== undefined) return pointAt(text, Number(position));
  if (line === undefined) return undefined;
  const before = text.split("\n").slice(0, Number(line) - 1);
  return pointAt(text, before.join("\n").length + Math.min(before.length, 1) + Number(column) - 1);
}

function pointAt(text: string, from: number): Place {
  return { from, to: Math.min(from + 1, text.length), line: lineAt(text, from) };
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

type Span = Omit<Place, "line">;

function placesIn(text: string): Map<string, Span> {
  const places = new Map<string, Span>();
  const reader = { at: 0 };
  readValue(text, reader, "", places);
  return places;
}

interface Reader {
  at: number;
}

function readValue(text: string, reader: Reader, path: string, places: Map<string, Span>): void {
  skip(text, reader, /\s/);
  const from = reader.at;
  const first = text[from];
  if (first === "{" || first === "[") readInside(text, reader, path, places);
  else if (first === '"') readString(text, reader);
  else skip(text, reader, /[^\s,\]}]/);
  places.set(path, { from, to: reader.at });
}

function readInside(text: string, reader: Reader, path: string, places: Map<string, Span>): void {
  const named = text[reader.at] === "{";
  reader.at += 1;
  for (let index = 0; ; index += 1) {
    skip(text, reader, /[\s,]/);
    if (text[reader.at] === "}" || text[reader.at] === "]") break;
    const key = named ? pointerPart(readString(text, reader)) : index;
    if (named) skip(text, reader, /[\s:]/);
    readValue(text, reader, `${path}/${key}`, places);
  }
  reader.at += 1;
}

function readString(text: string, reader: Reader): string {
  const from = reader.at;
  reader.at += 1;
  while (text[reader.at] !== '"') reader.at += text[reader.at] === "\\" ? 2 : 1;
  reader.at += 1;
  return JSON.parse(text.slice(from, reader.at)) as string;
}

function skip(text: string, reader: Reader, what: RegExp): void {
  while (reader.at < text.length && what.test(text[reader.at]!)) reader.at += 1;
}

function pointerPart(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
