// The engine that comes along: a grammar of its own, which needs no key, sends nothing anywhere and answers the same each time.
import type { Engine } from "./engine.ts";
import { readRequest } from "./language/edits.ts";

export const builtIn: Engine = {
  name: "built-in",
  segmentRules: async ({ text, current, ...setting }) => readRequest(text, current, setting),
};
