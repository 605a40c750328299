// Pages of a list that is searched. Which rows fit is known in three ways, each of them whole: by meeting them in the list's order,
// which is soon where many fit; by looking up the ids of a few; and by collecting the ids of however many inside of the
// database, where they lie far down the list. The first rows are read at once, since they tell which it will be.
import type { SelectQueryBuilder } from "kysely";
import { type KeysetPage, keysetPage, type PageRequest, pageWithin } from "./platform/cursor.ts";
import type { Tables } from "./platform/database.ts";

type Query<TB extends keyof Tables, Row> = SelectQueryBuilder<Tables, TB, Row>;

export interface Searched<TB extends keyof Tables, Row> {
  /** The list without conditions. */
  all: Query<TB, Row>;
  /** What is looked for, each row judged as it is met. */
  met: Query<TB, Row>;
  /** Guessed: the share of all rows that the words fit, and the list's other filters aside. */
  share(): Promise<number>;
  /** What is looked for, by ids; undefined where there are too many to carry here. */
  lookedUp(): Promise<LookedUp<TB, Row> | undefined>;
  /** What is looked for, by ids that never leave the database. */
  collected: Query<TB, Row>;
}

interface LookedUp<TB extends keyof Tables, Row> {
  query: Query<TB, Row>;
  /** How many fit the words. */
  found: number;
}

interface SearchedPage<TB extends keyof Tables, Row> extends KeysetPage<Row> {
  /** All that is looked for, where it is few and soon counted. */
  few?: Query<TB, Row>;
}

/** Rows read for each row of a page: at once, and before what fits is collected. */
const reach = { first: 10, last: 200 };
/** A larger share fills a page within the last reach. */
const commonShare = 0.007;
/** Of a larger share, collecting takes longer than reading the whole list. */
const collectedShare = 0.3;
/** So many are counted with the first page; counting more would keep it waiting. */
const mostTold = 1_000;

export async function searchedPage<TB extends keyof Tables, Row>(
  searched: Searched<TB, Row>,
  request: PageRequest,
): Promise<SearchedPage<TB, Row>> {
  const { all, met } = searched;
  const wanted = request.limit + 1;
  const within = (read: number) => pageWithin(all, met, read, request);
  const first = wanted * reach.first;
  const last = wanted * reach.last;
  let read = first;
  let page = await within(read);
  if (typeof page !== "number") return page;
  // Half as far again as those that were met let expect; of one alone that would be a guess.
  if (page > 1) {
    read = Math.min(last, Math.ceil((1.5 * read * wanted) / page));
    page = await within(read);
    if (typeof page !== "number") return page;
    // The few that are missing lie a little further.
    if (page * 2 >= wanted) return keysetPage(met, request);
  }
  const share = await searched.share();
  if (share < commonShare) {
    const known = await searched.lookedUp();
    if (known)
      return {
        ...(await keysetPage(known.query, request)),
        ...(known.found <= mostTold ? { few: known.query } : {}),
      };
  }
  // Of ten at least that chance would have let meet, a tenth: they lie elsewhere.
  const byChance = share * read;
  const elsewhere = byChance > 10 && page <= byChance / 10;
  // Where some were met, more are; collecting is for what is not there.
  if (page > 0 && !elsewhere) return keysetPage(met, request);
  return keysetPage(share < collectedShare ? searched.collected : met, request);
}

/** All that is looked for, the way that is soonest for reading it whole. */
export async function allSearched<TB extends keyof Tables, Row>({
  share,
  lookedUp,
  collected,
  met,
}: Searched<TB, Row>): Promise<Query<TB, Row>> {
  const guessed = await share();
  const known = guessed < commonShare ? await lookedUp() : undefined;
  return known?.query ?? (guessed < collectedShare ? collected : met);
}
