// Where in its file each message's line begins, by message id: a hash table with open addressing over one typed array,
// since a Map of strings would take six times the memory and the garbage collector's time with it.

/** Words of a slot: 128 bits of id, and the offset + 1 (0 marks an empty slot). */
const words = 5;
const fullest = 0.65;

export class KeyTable {
  #slots = 1024;
  #cells = new Uint32Array(this.#slots * words);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** A key that is there already keeps its offset. */
  add(key: Uint32Array, offset: number): void {
    if (this.#size >= this.#slots * fullest) this.#grow();
    const cell = this.#find(key);
    if (this.#cells[cell + 4] !== 0) return;
    this.#cells.set(key, cell);
    this.#cells[cell + 4] = offset + 1;
    this.#size++;
  }

  /** The offset, or -1. */
  get(key: Uint32Array): number {
    return this.#cells[this.#find(key) + 4]! - 1;
  }

  /** The first cell of the slot that holds the key, or of the empty one where it would stand. */
  #find(key: Uint32Array): number {
    const cells = this.#cells;
    for (let slot = key[0]! % this.#slots; ; slot = (slot + 1) % this.#slots) {
      const cell = slot * words;
      if (cells[cell + 4] === 0) return cell;
      if (sameKey(cells, cell, key)) return cell;
    }
  }

  #grow(): void {
    const old = this.#cells;
    this.#slots *= 2;
    this.#cells = new Uint32Array(this.#slots * words);
    for (let cell = 0; cell < old.length; cell += words) {
      if (old[cell + 4] !== 0)
        this.#cells.set(old.subarray(cell, cell + words), this.#find(old.subarray(cell, cell + 4)));
    }
  }
}

function sameKey(cells: Uint32Array, cell: number, key: Uint32Array): boolean {
  return (
    cells[cell] === key[0] &&
    cells[cell + 1] === key[1] &&
    cells[cell + 2] === key[2] &&
    cells[cell + 3] === key[3]
  );
}

/** The 128 bits that a message's id writes in hexadecimal after `m_`. */
export function keyOf(id: string): Uint32Array {
  const key = new Uint32Array(4);
  for (let word = 0; word < 4; word++) key[word] = Number.parseInt(id.slice(2 + word * 8, 10 + word * 8), 16);
  return key;
}
