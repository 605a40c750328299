// The nearest valid name to a mistyped one, for "did you mean …?".

/** The closest candidate within a third of the name's length in edits (at least one), or undefined. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const typed = name.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= fewest) continue;
    const edits = editDistance(typed, candidate.toLowerCase(), fewest);
    if (edits < fewest) [best, fewest] = [candidate, edits];
    if (fewest === 0) break;
  }
  return best;
}

/**
 * Levenshtein distance with swaps of neighbours counted once (optimal string alignment). Gives up once it is sure to be
 * `enough` or more, and answers infinity: most names are nothing like each other, and a few letters show it.
 */
export function editDistance(a: string, b: string, enough = Number.POSITIVE_INFINITY): number {
  if (enough <= 1) return a === b ? 0 : Number.POSITIVE_INFINITY;
  const [from, untilA, untilB] = differing(a, b);
  return distance({ text: a, from, length: untilA - from }, { text: b, from, length: untilB - from }, enough);
}

/** What two names begin and end with alike costs nothing; it is left out before anything is compared letter by letter. */
function differing(a: string, b: string): [from: number, untilA: number, untilB: number] {
  let [from, untilA, untilB] = [0, a.length, b.length];
  while (from < untilA && from < untilB && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  while (untilA > from && untilB > from && a.charCodeAt(untilA - 1) === b.charCodeAt(untilB - 1)) {
    untilA--;
    untilB--;
  }
  return [from, untilA, untilB];
}

interface Part {
  text: string;
  from: number;
  length: number;
}

/** The rows before last, last and at hand, used again and again: there are tens of thousands of comparisons in a moment. */
const rows: [number[], number[], number[]] = [[], [], []];
const far = Number.MAX_SAFE_INTEGER;

/** Each row looks only as far from its diagonal as fewer than `enough` insertions can lead. */
function distance(a: Part, b: Part, enough: number): number {
  let [before, last, row] = rows;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - enough + 1);
    const to = Math.min(b.length, i + enough - 1);
    row[from - 1] = from === 1 ? i : far;
    let leastHere = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const cost = letter(a, i) === letter(b, j) ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && letter(a, i) === letter(b, j - 1) && letter(a, i - 1) === letter(b, j))
        least = Math.min(least, before[j - 2]! + 1);
      row[j] = least;
      if (least < leastHere) leastHere = least;
    }
    if (to < b.length) row[to + 1] = far;
    // No later row has less: a swap builds on the row before, at one edit more, and this one is at most that.
    if (leastHere >= enough) return Number.POSITIVE_INFINITY;
    [before, last, row] = [last, row, before];
  }
  return last[b.length]!;
}

/** Counted from one. */
const letter = ({ text, from }: Part, at: number): number => text.charCodeAt(from + at - 1);
