// The tags that a workspace's campaigns carry, and which of them another spelling stands for.
import type { KnownTag } from "../campaigns/index.ts";
import { isSameTag, tagKey } from "./tag-key.ts";

export interface TagsInUse {
  all: readonly KnownTag[];
  /** The workspace's own tag of this meaning: spelt alike first, then a slip away, the most carried first. */
  find(...names: string[]): KnownTag | undefined;
}

/** `all` has the most carried first. */
export function tagsInUse(all: readonly KnownTag[]): TagsInUse {
  const byKey = new Map([...all].reverse().map((known) => [tagKey(known.tag), known]));
  return {
    all,
    find(...names) {
      for (const name of names) {
        const known = byKey.get(tagKey(name)) ?? all.find(({ tag }) => isSameTag(tag, name));
        if (known) return known;
      }
      return undefined;
    },
  };
}
