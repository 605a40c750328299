// The stream: the way in for everything that arrives in numbers. Inline today, in one process; another carrier fills the
// same interface.
export { createInlineStream } from "./inline.ts";
export type { Outcome, Stream } from "./stream.ts";
