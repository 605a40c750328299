// Follows campaigns in whose messages something changed: counts them anew, closes those that have come to their end, and
// tells those who watch. Each campaign at most four times a second, less often where counting takes long, and always
// once more after the last change.
import type { Log } from "../../platform/log.ts";
import type { LogChange } from "../messages/index.ts";

export interface Watch {
  changed(change: LogChange): void;
  /** Resolves when nothing is waiting to be counted. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

type Refresh = (workspaceId: string, campaignId: string) => Promise<void>;

interface Follow {
  again: boolean;
  done: Promise<void>;
}

const atLeast = 250;
/** Counting takes at most this part of the time. */
const share = 1 / 5;

export function createWatch(log: Log, refresh: Refresh): Watch {
  const follows = new Map<string, Follow>();
  const pauses = new Set<() => void>();
  let closed = false;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        pauses.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      timer.unref();
      pauses.add(end);
    });

  const follow = async (workspaceId: string, campaignId: string, state: Follow) => {
    while (state.again && !closed) {
      state.again = false;
      const began = performance.now();
      await refresh(workspaceId, campaignId).catch((error: Error) =>
        log.warn(
          { workspaceId, campaignId, error: error.message },
          "a campaign could not be counted just now",
        ),
      );
      await pause(Math.max(atLeast, (performance.now() - began) / share));
    }
    follows.delete(campaignId);
  };

  return {
    changed({ workspaceId, campaignIds }) {
      for (const campaignId of closed ? [] : campaignIds) {
        const known = follows.get(campaignId);
        if (known) known.again = true;
        else {
          const state: Follow = { again: true, done: Promise.resolve() };
          follows.set(campaignId, state);
          state.done = follow(workspaceId, campaignId, state);
        }
      }
    },
    async settled() {
      while (follows.size > 0) await Promise.all([...follows.values()].map((state) => state.done));
    },
    async close() {
      closed = true;
      for (const end of pauses) end();
      await Promise.all([...follows.values()].map((state) => state.done));
    },
  };
}
