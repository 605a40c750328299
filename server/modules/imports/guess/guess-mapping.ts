// Where each column goes: by its name, unless its values cannot be read as that field; by its values where the name says
// nothing. What is left of a customer file becomes custom attributes.
import type { ImportField, ImportKind, ImportMapping } from "../../../../contract/import-reading.ts";
import type { ColumnFacts } from "../survey/column-facts.ts";
import { readerOf } from "../values/readers.ts";
import { type About, Unreadable } from "../values/value.ts";
import { customName } from "./custom-name.ts";
import { isErrorColumn, knownNames, plainName } from "./known-names.ts";

interface Candidate {
  index: number;
  field: ImportField;
  /** The smaller the surer. */
  rank: number;
}

/** Rank of what is told by values alone: after every name. */
const byValueRank = 1_000;

export function guessMapping(kind: ImportKind, columns: ColumnFacts[], about: About): ImportMapping {
  const fields = assign(columns.flatMap((facts, index) => candidates(kind, facts, index, about)));
  const taken = new Set<string>();
  return columns.map((facts, index) => ({
    column: facts.name,
    target: fields.get(index) ?? (kind === "customers" ? customTarget(facts, taken) : null),
  }));
}

/** The surest candidates first; a column has one field and a field one column. */
function assign(all: Candidate[]): Map<number, ImportField> {
  const fields = new Map<number, ImportField>();
  const taken = new Set<ImportField>();
  for (const { index, field } of all.sort((a, b) => a.rank - b.rank || a.index - b.index)) {
    if (fields.has(index) || taken.has(field)) continue;
    fields.set(index, field);
    taken.add(field);
  }
  return fields;
}

function candidates(kind: ImportKind, facts: ColumnFacts, index: number, about: About): Candidate[] {
  if (isErrorColumn(facts.name)) return [];
  const named = knownNames[kind].get(plainName(facts.name));
  const byName = named && fits(named.field, facts, about) ? [{ index, ...named }] : [];
  const field = fieldOfValues(facts);
  return field ? [...byName, { index, field, rank: byValueRank + index }] : byName;
}

/** Most samples can be read as this field; an empty column contradicts no name. */
function fits(field: ImportField, facts: ColumnFacts, about: About): boolean {
  const read = readerOf(field, facts);
  const bad = facts.samples.filter((text) => read(text, about) instanceof Unreadable);
  return bad.length * 2 <= facts.samples.length;
}

function fieldOfValues({ samples, filled }: ColumnFacts): ImportField | undefined {
  if (filled === 0) return undefined;
  if (samples.every((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))) return "customer.email";
  return samples.every((text) => /^\+\d[\d\s()-]{7,18}$/.test(text)) ? "customer.phone" : undefined;
}

function customTarget(facts: ColumnFacts, taken: Set<string>): string | null {
  if (facts.filled === 0 || isErrorColumn(facts.name)) return null;
  return customName(facts.name, taken);
}
