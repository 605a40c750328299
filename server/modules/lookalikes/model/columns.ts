// What is known of each customer, a column at a time. It comes from the database as text, a few characters a customer, since rows
// of a million customers would take longer to make than all that is done with them.

/** Figures that every shop has. */
export const figures = [
  "money",
  "age",
  "orders",
  "since",
  "recent",
  "discounted",
  "place",
  "delivered",
  "opened",
  "clicked",
] as const;
export type FigureName = (typeof figures)[number];

/** The values that have figures of their own: orders by channel, items by category; and the places that `place` counts through from 1. */
export interface Named {
  channels: readonly string[];
  categories: readonly string[];
  places: readonly string[];
}

/** Of the seed; not to be found. */
export const marks = { seed: 1, out: 2 } as const;

export interface Columns extends Record<FigureName, Float32Array> {
  ids: Float64Array;
  marks: Uint8Array;
  channels: Float32Array[];
  categories: Float32Array[];
  length: number;
}

/** All but ids and money are counts from 0 to this, whatever is more being as good: so that several are one number, exactly. */
export const mostCounted = 2 ** 17 - 1;
/** A double holds whole numbers of 53 bits. */
export const countsOfNumber = 3;

/**
 * Pieces of `id,money,counts,counts,…;id,…`, in which nothing between commas is 0: the marks, the other figures, channels and
 * categories, each `countsOfNumber` of them one number, the first in its lowest places.
 */
export function unpack(pieces: readonly string[], { channels, categories }: Named): Columns {
  const length = pieces.reduce((sum, piece) => sum + customersIn(piece), 0);
  const fresh = () => new Float32Array(length);
  const own = Object.fromEntries(figures.map((name) => [name, fresh()])) as Record<FigureName, Float32Array>;
  const columns: Columns = {
    ...own,
    ids: new Float64Array(length),
    marks: new Uint8Array(length),
    channels: channels.map(fresh),
    categories: categories.map(fresh),
    length,
  };
  const [money, ...others] = figures.map((name) => own[name]);
  const counts = [columns.marks, ...others, ...columns.channels, ...columns.categories];
  const order = [[columns.ids], [money!], ...chunked(counts, countsOfNumber)];
  let row = 0;
  for (const piece of pieces) row = readPiece(piece, order, row);
  return columns;
}

const comma = 44;
const semicolon = 59;
const minus = 45;

function customersIn(piece: string): number {
  if (piece === "") return 0;
  let count = 1;
  for (let at = piece.indexOf(";"); at >= 0; at = piece.indexOf(";", at + 1)) count++;
  return count;
}

type Column = Float64Array | Float32Array | Uint8Array;

export function chunked<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** Answers the row after the last. */
function readPiece(piece: string, order: readonly Column[][], first: number): number {
  if (piece === "") return first;
  let row = first;
  let field = 0;
  let value = 0;
  let sign = 1;
  for (let at = 0; at <= piece.length; at++) {
    const code = at < piece.length ? piece.charCodeAt(at) : semicolon;
    if (code === comma || code === semicolon) {
      if (value !== 0) keep(order[field]!, row, sign * value);
      value = 0;
      sign = 1;
      field = code === comma ? field + 1 : 0;
      if (code === semicolon) row++;
    } else if (code === minus) sign = -1;
    else value = value * 10 + (code - 48);
  }
  return row;
}

function keep(columns: readonly Column[], row: number, value: number): void {
  const [only] = columns;
  if (columns.length === 1) {
    only![row] = value;
    return;
  }
  let rest = value;
  for (const column of columns) {
    const higher = Math.floor(rest / (mostCounted + 1));
    column[row] = rest - higher * (mostCounted + 1);
    rest = higher;
  }
}
