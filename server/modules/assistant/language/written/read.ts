// Reads a sentence of ours back to its rule. Only sentences that come out the same when the rule is said again are taken, so that
// what is read here is never a guess.
import type { Catalogue } from "../../../../../contract/attributes.ts";
import type { Rule, Where } from "../../../../../contract/rule.ts";
import type { RowSource } from "../../../../../contract/rule-columns.ts";
import { findRuleFaults } from "../../../../../contract/rule-faults.ts";
import { findScore } from "../../../../../contract/rule-scores.ts";
import { ruleSentence } from "../../../../../contract/rule-sentence.ts";
import type { Window } from "../../../../../contract/rule-windows.ts";
import { builtInPatterns, ownPatterns, type Pattern, rowPatterns } from "./patterns.ts";
import { readValue } from "./predicates.ts";
import { type Found, type Reads, readAmount, readDay, readLength, readQuoted } from "./values.ts";

export function readWritten(sentence: string, catalogue: Catalogue): Rule | undefined {
  const text = sentence.trim().replace(/\.$/, "");
  if (text === "All customers") return { kind: "everyone" };
  if (!text.startsWith("Customers ")) return undefined;
  const reader = new WrittenReader(text, catalogue);
  for (const { value, end } of reader.list("Customers ".length))
    if (end === text.length && reader.isSame(value)) return simplified(value);
  return undefined;
}

/** Without groups of one. */
function simplified(rule: Rule): Rule {
  if (rule.kind === "not") return { kind: "not", rule: simplified(rule.rule) };
  if (rule.kind !== "all" && rule.kind !== "any") return rule;
  const rules = rule.rules.map(simplified);
  return rules.length === 1 ? rules[0]! : { ...rule, rules };
}

/** Readings are tried the longest first; most texts have one. */
class WrittenReader {
  private readonly own: readonly Pattern[];
  private readonly text: string;
  private readonly catalogue: Catalogue;

  constructor(text: string, catalogue: Catalogue) {
    this.text = text;
    this.catalogue = catalogue;
    this.own = ownPatterns(text, catalogue);
  }

  isSame(rule: Rule): boolean {
    return (
      findRuleFaults(rule, this.catalogue).length === 0 &&
      ruleSentence(rule, this.catalogue).text === this.text
    );
  }

  private says(words: string, at: number): number | undefined {
    return this.text.startsWith(words, at) ? at + words.length : undefined;
  }

  /** "a and b", "a, b, or c". */
  *list(at: number): Generator<Found<Rule>> {
    for (const first of this.item(at)) yield* this.more([first.value], first.end, undefined);
  }

  private *more(rules: Rule[], at: number, joint: "and" | "or" | undefined): Generator<Found<Rule>> {
    for (const each of ["and", "or"] as const) {
      if (joint !== undefined) continue;
      const last = this.says(rules.length > 1 ? `, ${each} ` : ` ${each} `, at);
      if (last !== undefined)
        for (const { value, end } of this.item(last)) yield grouped([...rules, value], each, end);
    }
    const comma = this.says(", ", at);
    const ends = this.text.startsWith(", and ", at) || this.text.startsWith(", or ", at);
    if (comma !== undefined && !ends)
      for (const { value, end } of this.item(comma)) yield* this.more([...rules, value], end, undefined);
    if (rules.length === 1) yield { value: rules[0]!, end: at };
  }

  private *item(at: number): Generator<Found<Rule>> {
    const opened = this.says("(", at);
    if (opened !== undefined) {
      for (const { value, end } of this.list(opened)) {
        const closed = this.says(")", end);
        if (closed !== undefined) yield { value, end: closed };
      }
      return;
    }
    const start = this.says("who ", at) ?? at;
    yield* this.denied(start);
    yield* this.membership(start);
    const anyone = this.says("are anyone at all", start);
    if (anyone !== undefined) yield { value: { kind: "all", rules: [{ kind: "everyone" }] }, end: anyone };
    yield* this.condition(at, start);
  }

  private *denied(at: number): Generator<Found<Rule>> {
    const opened = this.says("are not among those (", at);
    if (opened === undefined) return;
    for (const { value, end } of this.list(opened)) {
      const closed = this.says(")", end);
      // A condition that is denied this way stood in a group of its own, or it would have been said by its opposite.
      const inner: Rule =
        value.kind === "all" || value.kind === "any" || value.kind === "not"
          ? value
          : { kind: "all", rules: [value] };
      if (closed !== undefined) yield { value: { kind: "not", rule: inner }, end: closed };
      if (closed !== undefined && value.kind === "not")
        yield { value: { kind: "not", rule: { kind: "all", rules: [value] } }, end: closed };
    }
  }

  private *membership(at: number): Generator<Found<Rule>> {
    const denied = this.says("are not ", at);
    const start = denied ?? this.says("are ", at);
    if (start === undefined) return;
    const found = this.named("segment", start) ?? this.named("list", start) ?? this.share(start);
    if (found)
      yield denied === undefined ? found : { value: { kind: "not", rule: found.value }, end: found.end };
  }

  private named(kind: "segment" | "list", at: number): Found<Rule> | undefined {
    const start = this.says(kind === "segment" ? "in the segment " : "on the list ", at);
    if (start === undefined) return undefined;
    const known = [...this.catalogue[`${kind}s`]].sort((a, b) => b.name.length - a.name.length);
    const hit = known.find(({ name }) => this.text.startsWith(`“${name}”`, start));
    return hit && { value: { kind, id: hit.id }, end: start + hit.name.length + 2 };
  }

  private share(at: number): Found<Rule> | undefined {
    const start = this.says("in the random ", at);
    const percent = start === undefined ? undefined : readAmount(this.text, start);
    const name = percent && this.says(" % named ", percent.end);
    const seed = name === undefined ? undefined : readQuoted(this.text, name);
    return seed && { value: { kind: "sample", percent: percent!.value, seed: seed.value }, end: seed.end };
  }

  private *condition(at: number, start: number): Generator<Found<Rule>> {
    const known = builtInPatterns(beginning).get(beginning(this.text, at)) ?? [];
    const found = [...this.own, ...known].flatMap((pattern) => {
      const { literal } = pattern.pieces[0] as { literal: string };
      const begins =
        literal.startsWith("who ") && !this.text.startsWith("who ", at) ? start - "who ".length : at;
      return this.matches(pattern, literal.startsWith("who ") ? begins : at);
    });
    yield* found.sort((a, b) => b.end - a.end);
  }

  /** A pattern whose "who " was left out begins before the text it is held against. */
  private matches(pattern: Pattern, from: number): Found<Rule>[] {
    let at = from;
    let value: unknown;
    let rest: { where?: Where; window?: Window } = {};
    for (const [i, piece] of pattern.pieces.entries()) {
      if ("literal" in piece) {
        const literal =
          i === 0 && piece.literal.startsWith("who ") ? piece.literal.slice("who ".length) : piece.literal;
        const start = i === 0 && literal !== piece.literal ? at + "who ".length : at;
        const end = this.says(literal, start);
        if (end === undefined) return [];
        at = end;
      } else if (piece.hole === "value") {
        const read = readValue(piece.op, { texts: this.textsOf(pattern), timezone: this.catalogue.timezone })(
          this.text,
          at,
        );
        if (!read) return [];
        ({ value, end: at } = read);
      } else ({ value: rest, end: at } = this.rest(pattern.source!, at));
    }
    return [{ value: pattern.make(value, rest), end: at }];
  }

  private textsOf({ texts }: Pattern): Reads<string> {
    if (texts === "plain") return readQuoted;
    if (texts === "country") return (text, at) => readQuoted(text, at) ?? readCountry(text, at);
    return (text, at) => {
      const quoted = readQuoted(text, at);
      const [key] =
        Object.entries(findScore(texts.score)?.texts ?? {}).find(([, label]) => label === quoted?.value) ??
        [];
      return quoted && { value: key ?? quoted.value, end: quoted.end };
    };
  }

  /** "(where …)", and when. */
  private rest(source: RowSource, at: number): Found<{ where?: Where; window?: Window }> {
    const opened = this.says(" (where ", at);
    const inner = opened === undefined ? undefined : this.firstWhere(source, opened);
    const window = this.window(inner?.end ?? at);
    return {
      value: { ...(inner && { where: inner.value }), ...(window && { window: window.value }) },
      end: window?.end ?? inner?.end ?? at,
    };
  }

  private firstWhere(source: RowSource, at: number): Found<Where> | undefined {
    for (const { value, end } of this.wheres(source, at)) {
      const closed = this.says(")", end);
      if (closed !== undefined) return { value, end: closed };
    }
    return undefined;
  }

  private *wheres(source: RowSource, at: number): Generator<Found<Where>> {
    for (const first of this.where(source, at)) yield* this.moreWheres(source, [first.value], first.end);
  }

  private *moreWheres(source: RowSource, parts: Where[], at: number): Generator<Found<Where>> {
    for (const joint of ["and", "or"] as const) {
      const last = this.says(parts.length > 1 ? `, ${joint} ` : ` ${joint} `, at);
      if (last === undefined) continue;
      for (const { value, end } of this.where(source, last))
        yield { value: { kind: joint === "and" ? "all" : "any", rules: [...parts, value] }, end };
    }
    const comma = this.says(", ", at);
    if (comma !== undefined)
      for (const { value, end } of this.where(source, comma))
        yield* this.moreWheres(source, [...parts, value], end);
    if (parts.length === 1) yield { value: parts[0]!, end: at };
  }

  private *where(source: RowSource, at: number): Generator<Found<Where>> {
    const denied = this.says("not (", at);
    const opened = denied ?? this.says("(", at);
    if (opened !== undefined) {
      for (const { value, end } of this.wheres(source, opened)) {
        const closed = this.says(")", end);
        if (closed !== undefined)
          yield { value: denied === undefined ? value : { kind: "not", rule: value }, end: closed };
      }
      return;
    }
    const found = rowPatterns(source, this.catalogue).flatMap((pattern) =>
      this.matches({ ...pattern, ...this.labelled(pattern) }, at),
    );
    yield* (found as unknown as Found<Where>[]).sort((a, b) => b.end - a.end);
  }

  /** A column's values may be shown by their labels, such as a product by its name. */
  private labelled(pattern: Pattern): Pick<Pattern, "make"> {
    const of = pattern.source!.split(".")[0];
    const valueLabelled = (column: string, text: string) =>
      this.catalogue.columns
        .find((each) => each.of === of && each.column === column)
        ?.common_values.find(({ label }) => label === text)?.value ?? text;
    return {
      make: (read, rest) => {
        const row = pattern.make(read, rest) as unknown as { column: string; value?: unknown; op: string };
        if (row.op === "is" || row.op === "is_not")
          return { ...row, value: valueLabelled(row.column, row.value as string) } as unknown as Rule;
        if (row.op === "in" || row.op === "not_in")
          return {
            ...row,
            value: (row.value as string[]).map((each) => valueLabelled(row.column, each)),
          } as unknown as Rule;
        return row as unknown as Rule;
      },
    };
  }

  private window(at: number): Found<Window> | undefined {
    const last = this.says(" in the last ", at);
    if (last !== undefined) {
      const length = readLength(this.text, last);
      return length && { value: { last: length.value.n, unit: length.value.unit }, end: length.end };
    }
    const older = this.says(" more than ", at);
    const length = older === undefined ? undefined : readLength(this.text, older);
    const ago = length && this.says(" ago", length.end);
    if (length && ago !== undefined)
      return { value: { older_than: length.value.n, unit: length.value.unit }, end: ago };
    return this.days(at);
  }

  private days(at: number): Found<Window> | undefined {
    const day = (words: string) => {
      const start = this.says(words, at);
      return start === undefined ? undefined : readDay(this.text, start);
    };
    const to = day(" up to ");
    if (to) return { value: { to: to.value }, end: to.end };
    const since = day(" since ");
    if (since) return { value: { from: since.value }, end: since.end };
    const from = day(" from ");
    const until = from && this.says(" to ", from.end);
    const end = until === undefined ? undefined : readDay(this.text, until);
    return end && { value: { from: from!.value, to: end.value }, end: end.end };
  }
}

function grouped(rules: Rule[], joint: "and" | "or", end: number): Found<Rule> {
  return { value: { kind: joint === "and" ? "all" : "any", rules }, end };
}

/** The first letters of what is said of somebody, by which ways of saying are told apart early. */
function beginning(text: string, at: number): string {
  const start = text.startsWith("who ", at) ? at + "who ".length : at;
  return text.startsWith("whose ", start) ? text.slice(start + 6, start + 9) : text.slice(start, start + 4);
}

let countries: [name: string, code: string][] | undefined;
/** The longest country's name that stands here. */
const readCountry: Reads<string> = (text, at) => {
  countries ??= countryCodes().sort(([a], [b]) => b.length - a.length);
  const hit = countries.find(([name]) => text.startsWith(name, at));
  return hit && { value: hit[1], end: at + hit[0].length };
};

function countryCodes(): [name: string, code: string][] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters.flatMap((a) =>
    letters.flatMap((b): [string, string][] => {
      const name = names.of(a + b);
      return name ? [[name, a + b]] : [];
    }),
  );
}
