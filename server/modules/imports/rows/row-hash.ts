// Fingerprints of records and keys, by FNV-1a.

const prime = 16_777_619;
const start = 2_166_136_261;

export interface RowHash {
  /** One of 256 parts. */
  part: number;
  /** A whole number below 2^53. */
  rest: number;
}

/**
 * A record's fingerprint of 61 bits, to find rows that are exactly equal: two different rows among ten million share one
 * with a chance of one in 40,000. The same object is filled in at each call, since there is one for every row.
 */
export function hashRow(cells: string[], into: RowHash): void {
  let low = start;
  let high = 3_421_674_724;
  for (const cell of cells) {
    for (let index = 0; index < cell.length; index++) {
      const code = cell.charCodeAt(index);
      low = Math.imul(low ^ code, prime);
      high = Math.imul(high ^ (code + (low >>> 17)), prime);
    }
    // The end of a cell counts, so that “ab” + “c” is not “a” + “bc”.
    low = Math.imul(low ^ 0x1f_fff, prime);
    high = Math.imul(high ^ low, prime);
  }
  into.part = high >>> 24;
  into.rest = (high & 0x1f_ffff) * 4_294_967_296 + (low >>> 0);
}

/** 32 bits of a text, for spreading keys over partitions. */
export function hashText(text: string): number {
  let hash = start;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), prime);
  // The low bits of FNV-1a are weak; what follows takes a remainder.
  return (hash ^ (hash >>> 15)) >>> 0;
}
