// Random rules without faults, from a small vocabulary, so that they often touch the customers they are tried on.
import fc from "fast-check";
import type { AttributeType, Catalogue } from "../contract/attributes.ts";
import type { Rule, Where } from "../contract/rule.ts";
import { attributeNames, findAttribute } from "../contract/rule-attributes.ts";
import {
  columnsOf,
  findTarget,
  measureType,
  namesMeasuredBy,
  operatorType,
  targetNames,
} from "../contract/rule-columns.ts";
import { operators } from "../contract/rule-operators.ts";
import { findScore, type ScoreName, scoreNames, scores } from "../contract/rule-scores.ts";
import { units, type ValueForm } from "../contract/rule-values.ts";

export interface Vocabulary {
  catalogue: Catalogue;
  texts: string[];
  numbers: number[];
  days: string[];
  instants: string[];
}

type Fields = Record<string, unknown>;
type Arbitrary<T = Fields> = fc.Arbitrary<T>;

/** A rule with groups up to `depth` deep. */
export function arbitraryRule(vocabulary: Vocabulary, depth = 3): fc.Arbitrary<Rule> {
  const leaves = [
    { weight: 6, arbitrary: arbitraryAttribute(vocabulary) },
    { weight: 6, arbitrary: arbitraryMeasure(vocabulary) },
    { weight: 3, arbitrary: arbitraryDid(vocabulary) },
    { weight: 1, arbitrary: fc.constant({ kind: "everyone" }) },
    { weight: 3, arbitrary: arbitraryMember(vocabulary) },
    { weight: 2, arbitrary: arbitraryScore(vocabulary) },
  ];
  return arbitraryTree(fc.oneof(...leaves), depth) as unknown as fc.Arbitrary<Rule>;
}

export function arbitraryTree(leaf: Arbitrary, depth: number): Arbitrary {
  const { tree } = fc.letrec<{ tree: Fields }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: depth, depthIdentifier: fc.createDepthIdentifier() },
      { weight: 3, arbitrary: leaf },
      { weight: 2, arbitrary: group(tie("tree")) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("not"), rule: tie("tree") }) },
    ),
  }));
  return tree;
}

/** A few conditions beside each other that are all about one attribute, or one measure. */
export function arbitraryGroup(vocabulary: Vocabulary): fc.Arbitrary<Rule> {
  const attributes = attributeNames(vocabulary.catalogue).map((attribute) =>
    arbitraryPredicate(findAttribute(attribute, vocabulary.catalogue)!.type, vocabulary).map((predicate) => ({
      kind: "attribute",
      attribute,
      ...predicate,
    })),
  );
  const counted = arbitraryPredicate("number", { ...vocabulary, numbers: [-1, 0, 0.5, 1, 2, 3] }).map(
    (predicate) => ({ kind: "measure", measure: "count", of: "orders", ...predicate }),
  );
  const did = fc.constantFrom<Fields>({ kind: "did", what: "orders" }, { kind: "did_not", what: "orders" });
  return fc
    .constantFrom(...attributes, fc.oneof(counted, did))
    .chain((leaf) =>
      group(fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: group(leaf) })),
    ) as unknown as fc.Arbitrary<Rule>;
}

function group(child: Arbitrary): Arbitrary {
  return fc.record({
    kind: fc.constantFrom("all", "any"),
    rules: fc.array(child, { minLength: 1, maxLength: 3 }),
  });
}

export function arbitraryAttribute(vocabulary: Vocabulary): Arbitrary {
  return fc.constantFrom(...attributeNames(vocabulary.catalogue)).chain((attribute) => {
    const { type } = findAttribute(attribute, vocabulary.catalogue)!;
    return joined({ kind: "attribute", attribute }, arbitraryPredicate(type, vocabulary));
  });
}

/** Of a segment, of a list, of a random share. */
function arbitraryMember({ catalogue, texts }: Vocabulary): Arbitrary {
  const idOf = (named: readonly { id: string }[]) => fc.constantFrom(...named.map(({ id }) => id));
  return fc.oneof(
    fc.record({ kind: fc.constant("segment"), id: idOf(catalogue.segments) }),
    fc.record({ kind: fc.constant("list"), id: idOf(catalogue.lists) }),
    fc.record({
      kind: fc.constant("sample"),
      percent: fc.constantFrom(0, 0.0001, 0.1, 12.5, 33.3333, 50, 90, 99.99, 100),
      seed: fc.constantFrom(...texts),
    }),
  );
}

function arbitraryScore(vocabulary: Vocabulary): Arbitrary {
  return fc.constantFrom(...scoreNames).chain((score) => {
    const type = operatorType(scores[score].type);
    return joined({ kind: "score", score }, arbitraryPredicate(type, wordsOfScore(score, vocabulary)));
  });
}

/** A score of a few texts is compared with those, also written large. */
function wordsOfScore(score: ScoreName, vocabulary: Vocabulary): Vocabulary {
  const texts = Object.keys(findScore(score)?.texts ?? {});
  return { ...vocabulary, texts: [...texts, "CHAMPIONS"] };
}

export function arbitraryMeasure(vocabulary: Vocabulary): Arbitrary {
  const { catalogue } = vocabulary;
  const pairs = targetNames(catalogue).flatMap((of) =>
    findTarget(of, catalogue)!.measures.map((measure) => ({ kind: "measure", measure, of })),
  );
  return fc.constantFrom(...pairs).chain((pair) => {
    const target = findTarget(pair.of, catalogue)!;
    const type = operatorType(measureType(pair.measure, target));
    return joined(pair, arbitraryPredicate(type, vocabulary), arbitraryRows(pair.of, vocabulary));
  });
}

export function arbitraryDid(vocabulary: Vocabulary): Arbitrary {
  const { is_set: _, is_missing: __, ...counts } = operators.number;
  const times = fc
    .constantFrom(...Object.entries(counts))
    .chain(([op, form]) => joined({ op }, arbitraryValue(form, vocabulary, [0, 1, 2, 3])));
  return fc.constantFrom(...namesMeasuredBy("count", vocabulary.catalogue)).chain((what) => {
    const rows = arbitraryRows(what, vocabulary);
    const did = fc.option(times, { nil: undefined }).map((some) => (some ? { times: some } : {}));
    return fc.oneof(joined({ kind: "did", what }, rows, did), joined({ kind: "did_not", what }, rows));
  });
}

/**
 * Several conditions beside each other on what was bought, each with a window of its own or none. They speak of few kinds of
 * things, so that now and then two ask about the same.
 */
export function arbitraryPurchases(vocabulary: Vocabulary): fc.Arbitrary<Rule> {
  const texts = arbitraryPredicate("text", vocabulary);
  const product = fc
    .constantFrom("product_id", "sku", "name", "category", "category")
    .chain((column) => joined({ kind: "row", column }, texts));
  const kinds = fc.array(arbitraryTree(product, 1), { minLength: 1, maxLength: 3 });
  return kinds.chain((wheres) => purchasesOf(wheres, vocabulary)) as unknown as fc.Arbitrary<Rule>;
}

function purchasesOf(wheres: Fields[], vocabulary: Vocabulary): Arbitrary {
  const where = fc.constantFrom(...wheres).map((where) => ({ where }));
  const window = fc.oneof(
    fc.constant({}),
    arbitraryWindow(vocabulary).map((window) => ({ window })),
  );
  const bought = fc
    .constantFrom("did", "did", "did_not")
    .chain((kind) => joined({ kind, what: "items" }, where, window));
  const several = fc.constantFrom<Fields>(
    { kind: "measure", measure: "distinct", of: "items.category", op: "gte", value: 2 },
    { kind: "measure", measure: "distinct", of: "items.product_id", op: "gte", value: 2 },
    { kind: "measure", measure: "count", of: "items", op: "gte", value: 2 },
    { kind: "measure", measure: "sum", of: "items.quantity", op: "lt", value: 3 },
  );
  const ofSome = fc.oneof(fc.constant({}), where, where, fc.constant({ where: ofOne }));
  const leaf = fc.oneof(
    { weight: 5, arbitrary: bought },
    { weight: 4, arbitrary: several.chain((fields) => joined(fields, ofSome, window)) },
  );
  return fc.record({
    kind: fc.constantFrom("all", "any"),
    rules: fc.array(leaf, { minLength: 2, maxLength: 5 }),
  });
}

/** Of the row itself, not of a product. */
const ofOne = { kind: "row", column: "quantity", op: "eq", value: 1 };

function joined(fields: Fields, ...more: Arbitrary[]): Arbitrary {
  return fc.tuple(...more).map((parts) => Object.assign({ ...fields }, ...parts) as Fields);
}

export function arbitraryPredicate(type: AttributeType, vocabulary: Vocabulary): Arbitrary {
  return fc
    .constantFrom(...Object.entries(operators[type]))
    .chain(([op, form]) => joined({ op }, arbitraryValue(form, vocabulary)));
}

function arbitraryValue(form: ValueForm, vocabulary: Vocabulary, numbers = vocabulary.numbers): Arbitrary {
  const text = fc.constantFrom(...vocabulary.texts);
  const number = fc.constantFrom(...numbers);
  const day = fc.constantFrom(...vocabulary.days);
  const instant = fc.constantFrom(...vocabulary.instants);
  const values: Record<Exclude<ValueForm, "none">, fc.Arbitrary<unknown>> = {
    text,
    texts: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    number,
    numbers: fc.tuple(number, number).map((pair) => pair.sort((a, b) => a - b)),
    moment: fc.oneof(day, instant),
    moments: fc.oneof(
      fc.tuple(day, day).map((pair) => pair.sort()),
      fc.tuple(instant, instant).map((pair) => pair.sort((a, b) => Date.parse(a) - Date.parse(b))),
    ),
    relative: fc.record({ n: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom(...units) }),
  };
  return form === "none" ? fc.constant({}) : values[form].map((value) => ({ value }));
}

function arbitraryRows(of: string, vocabulary: Vocabulary): Arbitrary {
  const { catalogue } = vocabulary;
  const columns = Object.entries(columnsOf(findTarget(of, catalogue)!.rows, catalogue));
  const row = fc
    .constantFrom(...columns)
    .chain(([column, { type }]) =>
      joined({ kind: "row", column }, arbitraryPredicate(operatorType(type), vocabulary)),
    );
  const where = arbitraryTree(row, 2).map((tree) => ({ where: tree as unknown as Where }));
  const window = arbitraryWindow(vocabulary).map((some) => ({ window: some }));
  const nothing = fc.constant({});
  return fc
    .tuple(fc.oneof(nothing, where), fc.oneof(nothing, window))
    .map(([some, other]) => ({ ...some, ...other }));
}

function arbitraryWindow(vocabulary: Vocabulary): Arbitrary {
  const amount = fc.integer({ min: 1, max: 40 });
  const unit = fc.constantFrom(...units);
  const day = fc.constantFrom(...vocabulary.days);
  return fc.oneof(
    fc.record({ last: amount, unit }),
    fc.record({ older_than: amount, unit }),
    fc.tuple(day, day).map((pair) => {
      const [from, to] = pair.sort();
      return { from, to };
    }),
    day.map((from) => ({ from })),
    day.map((to) => ({ to })),
  );
}

/** Each attribute, measure and column with each operator and each value that the vocabulary has for it. */
export function everyLeaf(vocabulary: Vocabulary): Rule[] {
  const asked = (fields: Fields, type: AttributeType) =>
    everyPredicate(type, vocabulary).map((predicate) => ({ ...fields, ...predicate }));
  const attributes = attributeNames(vocabulary.catalogue).flatMap((attribute) =>
    asked({ kind: "attribute", attribute }, findAttribute(attribute, vocabulary.catalogue)!.type),
  );
  const { catalogue } = vocabulary;
  const measured = targetNames(catalogue).flatMap((of) =>
    findTarget(of, catalogue)!.measures.flatMap((measure) =>
      asked({ kind: "measure", measure, of }, operatorType(measureType(measure, findTarget(of, catalogue)))),
    ),
  );
  const events = catalogue.events.map(({ name }) => `events.${name}`);
  const rows = ["orders", "items", "messages.opened", "messages.converted", ...events].flatMap((what) =>
    Object.entries(columnsOf(findTarget(what, catalogue)!.rows, catalogue)).flatMap(([column, { type }]) =>
      asked({ kind: "row", column }, operatorType(type)).map((where) => ({ kind: "did", what, where })),
    ),
  );
  const scored = scoreNames.flatMap((score) =>
    everyPredicate(operatorType(scores[score].type), wordsOfScore(score, vocabulary)).map((predicate) => ({
      kind: "score",
      score,
      ...predicate,
    })),
  );
  const members = [
    ...vocabulary.catalogue.segments.map(({ id }) => ({ kind: "segment", id })),
    ...vocabulary.catalogue.lists.map(({ id }) => ({ kind: "list", id })),
    ...vocabulary.texts.flatMap((seed) =>
      [0, 0.01, 12.5, 50, 99.9, 100].map((percent) => ({ kind: "sample", percent, seed })),
    ),
  ];
  return [...attributes, ...measured, ...rows, ...scored, ...members] as unknown as Rule[];
}

function everyPredicate(type: AttributeType, vocabulary: Vocabulary): Fields[] {
  return Object.entries(operators[type]).flatMap(([op, form]) =>
    everyValue(form, vocabulary).map((value) => (value === undefined ? { op } : { op, value })),
  );
}

/** All values of the simple forms, and of the others those that meet at an edge. */
function everyValue(form: ValueForm, { texts, numbers, days, instants }: Vocabulary): unknown[] {
  const values: Record<ValueForm, unknown[]> = {
    none: [undefined],
    text: texts,
    texts: [texts.slice(0, 1), texts.slice(1, 9), texts],
    number: numbers,
    numbers: numbers.slice(1).map((high, i) => [numbers[i], high]),
    moment: [...days, ...instants],
    moments: [...days.slice(1).map((to, i) => [days[i], to]), [instants[0], instants.at(-1)]],
    relative: units.flatMap((unit) => [1, 8, 400].map((n) => ({ n, unit }))),
  };
  return values[form];
}
