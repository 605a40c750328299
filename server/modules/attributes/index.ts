// Attributes: what a workspace's customers have, of which type, how filled. Custom ones are learnt from what arrives.
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { type CustomValues, discover, type KnownKeys } from "./discover.ts";

export type Attributes = ReturnType<typeof createAttributes>;

export function createAttributes(_platform: Platform) {
  const known: KnownKeys = new Map();
  return {
    /** Learns of the keys in these; to be called before rows are locked. */
    discover: (trx: Trx, workspaceId: string, values: readonly (CustomValues | undefined)[]) =>
      discover(trx, known, workspaceId, values),
  };
}
