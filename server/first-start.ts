// What a first start does for a newcomer: a demo workspace with life in it, and a one-time link for the owner.
import type { Platform } from "./platform/index.ts";
import type { Services } from "./services.ts";

export async function firstStart(
  _platform: Platform,
  _services: Services,
  _say: (line: string) => void,
): Promise<void> {}
