// Who has the last word on each field of a customer or order, where the shop says when it changed what it sends: of two, the
// one changed later, whichever comes first. What comes without that moment is taken as it comes, and remembers nothing.
import { hash } from "node:crypto";

/** Of each field when it was said, ISO 8601 in UTC, and a mark of what was said, so that two of one moment have an order too. */
export type FieldVersions = Record<string, string>;

export class FieldWords {
  readonly #at: string | undefined;
  #versions: FieldVersions | null;

  /** `updatedAt` is the moment at which the sender changed it. */
  constructor(versions: FieldVersions | null, updatedAt: string | undefined) {
    this.#at = updatedAt && new Date(updatedAt).toISOString();
    this.#versions = versions;
  }

  /** As they are after all that was said so far; the same object where nothing of them changed. */
  get versions(): FieldVersions | null {
    return this.#versions;
  }

  /** Whether what is said of a field holds, and remembers it where it does. A field that is left out says nothing. */
  holds(field: string, value: unknown): boolean {
    if (value === undefined) return false;
    const known = this.#versions?.[field];
    if (this.#at === undefined) {
      if (known !== undefined) this.#forget(field);
      return true;
    }
    const version = `${this.#at} ${hash("sha1", JSON.stringify(value)).slice(0, 8)}`;
    if (known !== undefined && known >= version) return false;
    this.#versions = { ...this.#versions, [field]: version };
    return true;
  }

  #forget(field: string): void {
    const { [field]: _, ...rest } = this.#versions!;
    this.#versions = Object.keys(rest).length > 0 ? rest : null;
  }
}
