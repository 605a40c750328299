// What follows a customer into the one they are merged with. The module that owns the rows moves them, and says what it
// moved in its own form, by which it moves them back.
import type { Trx } from "../../../platform/database.ts";

export interface Moving {
  trx: Trx;
  workspaceId: string;
  from: string;
  to: string;
}

export interface MergeFollower {
  /** Names its part of what is remembered of a merge. */
  kind: string;
  move(moving: Moving): Promise<unknown>;
  /** Only what is still where `move` put it; what went elsewhere since stays there. */
  moveBack(moving: Moving, moved: unknown): Promise<void>;
}
