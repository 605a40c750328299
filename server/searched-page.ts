// Pages of a list that is searched. Which rows fit is known in three ways, each of them whole: by meeting them in the list's order,
// which is soon where many fit; by looking up the ids of a few; and by collecting however many inside of the database, where
// they are rare or lie far down the list. The first rows are read at once, and tell together with a guess which it will be.
import type { SelectQueryBuilder } from "kysely";
import {
  type KeysetPage,
  keysetPage,
  type PageRequest,
  type PartName,
  pageWithin,
  type Sort,
  type Stretched,
} from "./platform/cursor.ts";
import type { Tables } from "./platform/database.ts";

type Query<TB extends keyof Tables, Row> = SelectQueryBuilder<Tables, TB, Row>;

interface Id {
  id: string;
}

export interface Searched<TB extends keyof Tables, Row> {
  /** What is looked for, each row judged as it is met. */
  met: Query<TB, Row>;
  /** Their ids among the first rows of the list in an order. */
  stretched(sort: Sort): Stretched<TB, Id>;
  /**
   * With the order that they are wanted in, if in one, the share that fit of the first rows in it, where that can be told, and how many
   * are wanted.
   */
  guess(sort?: Sort, seen?: number, wanted?: number): Promise<Guess<TB>>;
  /** What is looked for, by ids; undefined where there are too many to carry here. */
  lookedUp(): Promise<LookedUp<TB, Row> | undefined>;
  /**
   * The ids of what is looked for, which never leave the database but for those of a page. Where it is said what for, of what the
   * part of the list goes by; and no further in this order than to a value, if to one.
   */
  collected(sort?: Sort, part?: PartName, until?: string): Query<TB, Id>;
  /** Rows by their ids, in any order. */
  shown(ids: readonly string[]): Promise<Row[]>;
}

/** Times in µs. */
export interface Guess<TB extends keyof Tables> {
  /** The share of all rows that the words fit, the list's other filters aside. */
  fitting: number;
  /** How many rows fit. */
  expected: number;
  /** How many there are of all. */
  of: number;
  /** At most so many are before the first that fits, from the list's beginning; undefined where that was not looked for. */
  before?: number;
  /** As many as are wanted come, very likely, no later in this order than with this value; undefined where nothing tells. */
  until?: string;
  /** What collecting them takes, and putting them in this order. */
  collecting: number;
  /** What is looked for, in the way that is soonest where so many rows of the list are read for it. */
  reading(rows: number): { stretched: Stretched<TB, Id>; takes: number };
}

interface LookedUp<TB extends keyof Tables, Row> {
  query: Query<TB, Row>;
  /** How many fit the words. */
  found: number;
}

interface SearchedPage<TB extends keyof Tables, Row> extends KeysetPage<Row> {
  /** All that is looked for, where it is few and soon counted. */
  few?: Query<TB, Row>;
  /** How many the list has without a search, where that was guessed. */
  of?: number;
}

/** Rows read at once for each row of a page. */
const reach = 10;
/** So many are worth a try to look up, if they are rare. */
const few = { most: 2_000, share: 0.02 };
/** Of what collecting takes, where nothing tells whether it is needed: those of a third of all may begin a little further down. */
const tried = 0.25;
/** Of a larger share, collecting takes longer than reading the whole list. */
const collectedShare = 0.3;
/** So many are counted with the first page; counting more would keep it waiting. */
const mostTold = 1_000;

export async function searchedPage<TB extends keyof Tables, Row extends Id>(
  searched: Searched<TB, Row>,
  request: PageRequest,
): Promise<SearchedPage<TB, Row>> {
  const wanted = request.limit + 1;
  const first = wanted * reach;
  const begun = await pageWithin(searched.stretched(request.sort), first, request, true);
  if (typeof begun !== "number") return shownPage(searched, begun);
  // One alone would be a guess.
  const seen = begun > 1 ? begun / first : 0;
  const guess = await searched.guess(request.sort, seen, wanted);
  const { of } = guess;
  let { stretch, worth } = furtherOn(guess, wanted, seen, request.cursor !== undefined);
  let spent = 0;
  while (stretch > first) {
    const { stretched, takes } = guess.reading(stretch);
    spent += takes;
    if (spent > worth) break;
    const page = await pageWithin(stretched, stretch, request, false);
    if (typeof page !== "number") return { ...(await shownPage(searched, page)), of };
    stretch = furtherTo(wanted, page / stretch, 0) ?? 0;
  }
  const known = areFew(guess) ? await searched.lookedUp() : undefined;
  if (known)
    return {
      ...(await keysetPage(known.query, request)),
      ...(known.found <= mostTold ? { few: known.query } : {}),
      of,
    };
  const page =
    (guess.until === undefined ? undefined : await collectedUntil(searched, request, guess.until)) ??
    (await keysetPage((part) => searched.collected(request.sort, part), request));
  return { ...(await shownPage(searched, page)), of };
}

/** A first page that ends before this value of its order; undefined where it does not, or is not the first. */
async function collectedUntil<TB extends keyof Tables, Row>(
  { collected }: Searched<TB, Row>,
  request: PageRequest,
  until: string,
): Promise<KeysetPage<Id> | undefined> {
  if (request.cursor !== undefined) return undefined;
  const sort: Sort = { ...request.sort, nullable: false };
  const page = await keysetPage((part) => collected(sort, part, until), { ...request, sort });
  return page.next_cursor === null ? undefined : page;
}

async function shownPage<TB extends keyof Tables, Row extends Id>(
  { shown }: Searched<TB, Row>,
  { rows, next_cursor }: KeysetPage<Id>,
): Promise<KeysetPage<Row>> {
  const byId = new Map((await shown(rows.map(({ id }) => id))).map((row) => [row.id, row]));
  return { rows: rows.flatMap(({ id }) => byId.get(id) ?? []), next_cursor };
}

/** How many rows to read further on, and what that may take. */
function furtherOn<TB extends keyof Tables>(
  { fitting, before, collecting, reading }: Guess<TB>,
  wanted: number,
  seen: number,
  isNext: boolean,
): { stretch: number; worth: number } {
  const first = wanted * reach;
  const stretch = furtherTo(wanted, seen, fitting * first > 10 ? 0 : fitting);
  if (stretch !== undefined) return { stretch, worth: collecting };
  if (before !== undefined && !isNext) return { stretch: Math.ceil(before), worth: collecting };
  const worth = tried * collecting;
  return { stretch: Math.floor((worth * first) / reading(first).takes), worth };
}

/**
 * How many rows let expect a page, and half as many again: by those that were met, or by the share of all. Undefined where either
 * is nothing: what should have been met by chance lies elsewhere.
 */
function furtherTo(wanted: number, seen: number, fitting: number): number | undefined {
  const rate = seen || fitting;
  return rate > 0 ? Math.ceil((1.5 * wanted) / rate) : undefined;
}

/** All that is looked for, in no order, the way that is soonest for reading it whole. */
export async function allSearched<TB extends keyof Tables, Row>({
  guess,
  lookedUp,
  collected,
  met,
}: Searched<TB, Row>): Promise<Query<TB, unknown>> {
  const guessed = await guess();
  const known = areFew(guessed) ? await lookedUp() : undefined;
  return known?.query ?? (guessed.fitting < collectedShare ? collected() : met);
}

function areFew({ expected, fitting }: { expected: number; fitting: number }): boolean {
  return expected < few.most && fitting < few.share;
}
