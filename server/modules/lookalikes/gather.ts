// All that is learnt from, asked of the columnar copy where it is there, else of PostgreSQL: first which values tell, then everybody.
import type { RawBuilder } from "kysely";
import type { Named } from "./model/columns.ts";
import type { Question } from "./model/learn.ts";
import type { Marked, Moment } from "./moment.ts";
import { packedStatement } from "./packing.ts";
import {
  categoriesStatement,
  channelsStatement,
  placeKnown,
  placesKnownStatement,
  placesStatement,
  tellingValues,
} from "./telling.ts";

export type Ask = <Row>(statement: RawBuilder<Row>) => Promise<Row[]>;

export interface Gathering {
  ask: Ask;
  /** Customers by what they are of now. */
  marked: Marked;
  now: Moment;
  /** When the seed was about to become one, if that is past. */
  since: Date | undefined;
  /** Of three parts, how many are done. */
  onStep: (done: number) => Promise<void>;
}

export const gatheringSteps = 3;

export async function gather({
  ask,
  marked,
  now,
  since,
  onStep,
}: Gathering): Promise<Omit<Question, "most">> {
  const learning = { ...now, at: since ?? now.at };
  const [known] = await ask(placesKnownStatement(learning));
  const place = placeKnown(known!);
  const named: Named = {
    categories: tellingValues("categories", await ask(categoriesStatement(marked, learning))),
    channels: tellingValues("channels", await ask(channelsStatement(marked, learning))),
    places: place ? tellingValues("places", await ask(placesStatement(marked, place))) : [],
  };
  await onStep(1);
  const packed = async (moment: Moment) =>
    (await ask(packedStatement(marked, named, place, moment))).map((row) => row.packed);
  const asThen = await packed(learning);
  await onStep(2);
  const asNow = since ? await packed(now) : undefined;
  await onStep(gatheringSteps);
  return { named, asThen, asNow };
}
