// Where among a row's values each field stands.
import type { MappedColumn, Target, Values } from "./row-reader.ts";

export class Slots {
  readonly columns: MappedColumn[];
  readonly #places: Map<Target, number>;

  constructor(columns: MappedColumn[]) {
    this.columns = columns;
    this.#places = new Map(columns.map(({ target }, place) => [target, place]));
  }

  has(target: Target): boolean {
    return this.#places.has(target);
  }

  /** Name of the column that is mapped to the field; empty where none is. */
  nameOf(target: Target): string {
    return this.columns[this.#places.get(target) ?? -1]?.name ?? "";
  }

  /** Fields that are texts: ids, names, exact decimals. */
  text(values: Values, target: Target): string | undefined {
    return (values[this.#places.get(target) ?? -1] ?? undefined) as string | undefined;
  }

  /** Instants, in milliseconds. */
  instant(values: Values, target: Target): number | undefined {
    return (values[this.#places.get(target) ?? -1] ?? undefined) as number | undefined;
  }

  /** Places of the fields whose name starts so. */
  placesOf(...prefixes: string[]): number[] {
    return this.columns.flatMap(({ target }, place) =>
      prefixes.some((p) => target.startsWith(p)) ? [place] : [],
    );
  }
}
