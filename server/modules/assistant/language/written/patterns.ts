// How each condition reads in a sentence, learnt from the renderer itself: a condition is rendered with a sample value, and what
// stands around the sample is how such conditions are said. So the two cannot drift apart.
import type { Catalogue } from "../../../../../contract/attributes.ts";
import type { Rule } from "../../../../../contract/rule.ts";
import { attributeNames, builtInAttributes, findAttribute } from "../../../../../contract/rule-attributes.ts";
import {
  columnsOf,
  findTarget,
  type Measure,
  measureType,
  operatorType,
  type RowSource,
  targetNames,
  targets,
} from "../../../../../contract/rule-columns.ts";
import { formOf, type Operator, operators } from "../../../../../contract/rule-operators.ts";
import { scoreNames, scores } from "../../../../../contract/rule-scores.ts";
import { rulePhrase } from "../../../../../contract/rule-sentence.ts";
import type { ValueForm } from "../../../../../contract/rule-values.ts";

export type Piece =
  | { literal: string }
  | { hole: "value"; op: Operator | "between_moments" }
  | { hole: "rest" };

/** A condition with places for its value and for which rows it is about. */
export interface Pattern {
  pieces: Piece[];
  make: (value: unknown, rest: { where?: unknown; window?: unknown }) => Rule;
  source?: RowSource;
  /** What its texts stand for. */
  texts: "plain" | "country" | { score: string };
}

const sampleLength = { n: 7, unit: "days" } as const;
const samples: Record<Exclude<ValueForm, "none">, unknown[]> = {
  text: ["zq"],
  texts: [["zq", "zr"], ["zq"]],
  number: [7, 1, 0],
  numbers: [[7, 8]],
  moment: ["2001-01-01", "2001-01-01T00:00:00Z"],
  moments: [["2001-01-01", "2001-01-02"]],
  relative: [sampleLength, { n: 1, unit: "days" }],
};
const sampleWindow = { from: "1901-01-01" };
const windowWords = "since 1 January 1901";

type Fields = Record<string, unknown>;

/** The sentence of a rule in pieces, its sample value taken out. */
function patternOf(rule: Fields, op: Operator, form: ValueForm, catalogue: Catalogue): Piece[] {
  const { parts } = rulePhrase(rule as unknown as Rule, catalogue);
  const hole: Piece = { hole: "value", op: form === "moments" ? "between_moments" : op };
  const pieces: Piece[] = [];
  let opened = false;
  for (const part of parts) {
    const isSample = part.kind === "value" && form !== "none" && !opened && !isWindowValue(part.text);
    if (isSample) {
      pieces.push(hole);
      opened = true;
    } else append(pieces, part.text);
  }
  return pieces.flatMap(withRest);
}

const isWindowValue = (text: string) => windowWords.endsWith(text);

function append(pieces: Piece[], text: string): void {
  const last = pieces.at(-1);
  if (last && "literal" in last) last.literal += text;
  else pieces.push({ literal: text });
}

/** A sample window in a literal marks where rows are told apart. */
function withRest(piece: Piece): Piece[] {
  if (!("literal" in piece)) return [piece];
  const at = piece.literal.indexOf(` ${windowWords}`);
  if (at < 0) return [piece];
  const after = piece.literal.slice(at + windowWords.length + 1);
  const pieces: Piece[] = [{ literal: piece.literal.slice(0, at) }, { hole: "rest" }, { literal: after }];
  return pieces.filter((each) => !("literal" in each) || each.literal !== "");
}

function predicates(
  subject: Fields,
  type: keyof typeof operators,
  rest: Omit<Pattern, "pieces" | "make">,
  catalogue: Catalogue,
  fixed: Fields = {},
): Pattern[] {
  return (Object.keys(operators[type]) as Operator[]).flatMap((op) => {
    const forms =
      op === "between" && type === "date" ? (["moments"] as const) : ([formOf(type, op)!] as const);
    return forms.flatMap((form) => {
      const values = form === "none" ? [undefined] : samples[form];
      return values.map((value): Pattern => {
        const given = value === undefined ? { ...subject, op } : { ...subject, op, value };
        const isMoment = fixed.window !== undefined;
        return {
          ...rest,
          pieces: patternOf(isMoment ? { ...given, window: sampleWindow } : given, op, form, catalogue),
          make: (read, { where, window }) =>
            clean({
              ...subject,
              op,
              value: form === "none" ? undefined : read,
              where: where ?? fixed.where,
              window,
            }) as unknown as Rule,
        };
      });
    });
  });
}

const clean = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function attributePatterns(name: string, catalogue: Catalogue): Pattern[] {
  const { type } = findAttribute(name, catalogue)!;
  return predicates(
    { kind: "attribute", attribute: name },
    type,
    { texts: name === "country" ? "country" : "plain" },
    catalogue,
  );
}

const channels = ["email", "sms", "whatsapp", "push"];

/** Messages of one channel are called by it. */
function variants(source: RowSource): Fields[] {
  if (!source.startsWith("messages.")) return [{}];
  return [
    {},
    ...channels.map((channel) => ({ where: { kind: "row", column: "channel", op: "is", value: channel } })),
  ];
}

function targetPatterns(of: string, catalogue: Catalogue): Pattern[] {
  const target = findTarget(of, catalogue)!;
  return variants(target.rows).flatMap((fixed) => [
    ...target.measures.flatMap((measure) => measurePatterns(measure, of, fixed, catalogue)),
    ...(target.measures.includes("count") ? didPatterns(of, fixed, catalogue) : []),
  ]);
}

function measurePatterns(measure: Measure, of: string, fixed: Fields, catalogue: Catalogue): Pattern[] {
  const target = findTarget(of, catalogue)!;
  const type = operatorType(measureType(measure, target));
  const subject = { kind: "measure", measure, of, ...fixed };
  const about = { source: target.rows, texts: "plain" as const };
  const open = { ...fixed, window: sampleWindow };
  const withRows = predicates(subject, type, about, catalogue, open);
  return type === "date" ? [...withRows, ...predicates(subject, type, about, catalogue)] : withRows;
}

function didPatterns(what: string, fixed: Fields, catalogue: Catalogue): Pattern[] {
  const { rows: source } = findTarget(what, catalogue)!;
  const make =
    (kind: string, op?: Operator): Pattern["make"] =>
    (value, { where, window }) =>
      clean({
        kind,
        what,
        where: where ?? fixed.where,
        window,
        times: op && { op, value },
      }) as unknown as Rule;
  const counts = Object.entries(operators.number).filter(([, form]) => form !== "none") as [
    Operator,
    ValueForm,
  ][];
  const plain = (kind: string): Pattern => ({
    pieces: patternOf({ kind, what, ...fixed, window: sampleWindow }, "is_set", "none", catalogue),
    make: make(kind),
    source,
    texts: "plain",
  });
  return [
    plain("did"),
    plain("did_not"),
    ...counts.flatMap(([op, form]) =>
      (samples[form as "number"] ?? []).map(
        (value): Pattern => ({
          pieces: patternOf(
            { kind: "did", what, ...fixed, window: sampleWindow, times: { op, value } },
            op,
            form,
            catalogue,
          ),
          make: make("did", op),
          source,
          texts: "plain",
        }),
      ),
    ),
  ];
}

function scorePatterns(catalogue: Catalogue): Pattern[] {
  return scoreNames.flatMap((score) =>
    predicates({ kind: "score", score }, operatorType(scores[score].type), { texts: { score } }, catalogue),
  );
}

/** A rest of its own, or the value read of a fixed kind of rows. */
const bare: Catalogue = {
  attributes: [],
  columns: [],
  events: [],
  segments: [],
  lists: [],
  scores: true,
  currency: "INR",
  timezone: "UTC",
};

let everywhere: Map<string, Pattern[]> | undefined;
/** What every shop has, worked out once, by how it begins. */
export function builtInPatterns(
  beginning: (text: string, at: number) => string,
): ReadonlyMap<string, Pattern[]> {
  everywhere ??= Map.groupBy(
    [
      ...Object.keys(builtInAttributes).flatMap((name) => attributePatterns(name, bare)),
      ...Object.keys(targets).flatMap((of) => targetPatterns(of, bare)),
      ...scorePatterns(bare),
    ],
    (pattern) => beginning((pattern.pieces[0] as { literal: string }).literal, 0),
  );
  return everywhere;
}

const ownKnown = new WeakMap<Catalogue, Map<string, Pattern[]>>();

/** Worked out once for each name of a catalogue. */
function remembered(catalogue: Catalogue, name: string, make: () => Pattern[]): Pattern[] {
  const known = ownKnown.get(catalogue) ?? new Map<string, Pattern[]>();
  ownKnown.set(catalogue, known);
  const patterns = known.get(name) ?? make();
  known.set(name, patterns);
  return patterns;
}

/** Of the shop's own attributes and events, as far as a text names them. */
export function ownPatterns(text: string, catalogue: Catalogue): Pattern[] {
  const named = { ...catalogue, columns: [] };
  const own = attributeNames(catalogue).filter(
    (name) => name.startsWith("custom.") && text.includes(findAttribute(name, catalogue)!.label),
  );
  const events = catalogue.events
    .filter(({ name }) => text.includes(`“${name}”`))
    .map(({ name }) => `events.${name}`);
  const about = targetNames(catalogue).filter((of) =>
    events.some((event) => of === event || of.startsWith(`${event}.`)),
  );
  return [
    ...own.flatMap((name) => remembered(catalogue, name, () => attributePatterns(name, named))),
    ...about.flatMap((of) => remembered(catalogue, of, () => targetPatterns(of, named))),
  ];
}

const rowsKnown = new Map<RowSource, Pattern[]>();

/** Of the columns of rows, as they read inside "(where …)". */
export function rowPatterns(source: RowSource, catalogue: Catalogue): Pattern[] {
  if (source.startsWith("events."))
    return remembered(catalogue, `rows ${source}`, () => columnPatternsOf(source, catalogue));
  const known = rowsKnown.get(source) ?? columnPatternsOf(source, catalogue);
  rowsKnown.set(source, known);
  return known;
}

function columnPatternsOf(source: RowSource, catalogue: Catalogue): Pattern[] {
  const named = { ...catalogue, columns: [] };
  return Object.entries(columnsOf(source, named)).flatMap(([column, { type }]) =>
    columnPatterns(source, column, operatorType(type), named),
  );
}

function columnPatterns(
  source: RowSource,
  column: string,
  type: keyof typeof operators,
  catalogue: Catalogue,
): Pattern[] {
  const opening = "(where ";
  return (Object.keys(operators[type]) as Operator[]).flatMap((op) => {
    const form = op === "between" && type === "date" ? "moments" : formOf(type, op)!;
    return (form === "none" ? [undefined] : samples[form]).map((value): Pattern => {
      const row = clean({ kind: "row", column, op, value });
      const pieces = patternOf({ kind: "did", what: source, where: row }, op, form, catalogue);
      return {
        pieces: unwrapped(pieces, opening),
        make: (read) => clean({ ...row, value: form === "none" ? undefined : read }) as unknown as Rule,
        source,
        texts: "plain",
      };
    });
  });
}

/** Without "… (where " before and ")" after. */
function unwrapped(pieces: Piece[], opening: string): Piece[] {
  const first = pieces[0] as { literal: string };
  const head = { literal: first.literal.slice(first.literal.lastIndexOf(opening) + opening.length) };
  const all = [head, ...pieces.slice(1)];
  const last = all.at(-1) as { literal: string };
  const end = { literal: last.literal.slice(0, -1) };
  return [...all.slice(0, -1), end].filter((piece) => !("literal" in piece) || piece.literal !== "");
}
