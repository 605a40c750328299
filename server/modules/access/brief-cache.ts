// Remembers answers for a few seconds, and lets everyone who asks at the same time wait for the same answer.
import type { Clock } from "../../platform/clock.ts";

export interface BriefCache<T> {
  get(key: string, load: () => Promise<T>): Promise<T>;
  forget(key: string): void;
  clear(): void;
}

/** keepFor: milliseconds. Holds at most `most` answers, and none that is undefined: guessing must not fill the memory. */
export function createBriefCache<T>(options: { clock: Clock; keepFor: number; most: number }): BriefCache<T> {
  const entries = new Map<string, { answer: Promise<T>; until: number }>();
  const remember = (key: string, answer: Promise<T>, now: number) => {
    if (entries.size >= options.most) entries.clear();
    const entry = { answer, until: now + options.keepFor };
    entries.set(key, entry);
    const drop = () => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    answer.then((found) => {
      if (found === undefined) drop();
    }, drop);
  };
  return {
    get(key, load) {
      const now = options.clock.now().getTime();
      const known = entries.get(key);
      if (known && known.until > now && known.until <= now + options.keepFor) return known.answer;
      const answer = load();
      remember(key, answer, now);
      return answer;
    },
    forget: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
