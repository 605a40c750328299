// Saves what is changed by itself: one write at a time, always ending with the latest. A failure keeps what was changed
// and says so; the next change, or asking again, tries anew.

export type SaveState = "saved" | "waiting" | "saving" | "failed";

export interface Autosave<T> {
  /** Saves soon after the last of several changes. */
  change(next: T): void;
  /** Resolves once nothing is unsaved; throws what kept it from being saved. */
  flush(): Promise<void>;
  state(): SaveState;
  error(): unknown;
  subscribe(changed: () => void): () => void;
}

interface Options<T> {
  /** What is saved already. */
  first: T;
  /** Writes `next`, where `saved` was written last; answers what is saved now. */
  write(next: T, saved: T): Promise<T>;
  /** Milliseconds without a change before it is saved. */
  wait: number;
}

export function createAutosave<T>({ first, write, wait }: Options<T>): Autosave<T> {
  const watchers = new Set<() => void>();
  let wanted = first;
  let saved = first;
  let state: SaveState = "saved";
  let error: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const become = (next: SaveState, why?: unknown) => {
    state = next;
    error = why;
    for (const watcher of watchers) watcher();
  };
  const writeAll = async () => {
    while (wanted !== saved) {
      become("saving");
      const writing = wanted;
      const kept = await write(writing, saved);
      // What was written need not come back the same; what was not changed since is as it came back.
      if (wanted === writing) wanted = kept;
      saved = kept;
    }
    become("saved");
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    running ??= writeAll()
      .catch((why: unknown) => {
        become("failed", why);
        throw why;
      })
      .finally(() => {
        running = undefined;
      });
    await running;
    // A change may have come after the last look at it.
    if (wanted !== saved) await flush();
  };

  return {
    change(next) {
      wanted = next;
      if (state !== "saving") become("waiting");
      clearTimeout(timer);
      timer = setTimeout(() => void flush().catch(() => undefined), wait);
    },
    flush,
    state: () => state,
    error: () => error,
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
