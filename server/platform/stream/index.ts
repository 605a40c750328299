// The stream: the way in for everything that arrives in numbers. Inline in one process, or carried by Redis Streams between
// several.

export { mayPass } from "./apply-or-split.ts";
export { createInlineStream } from "./inline.ts";
export { createRedisStream } from "./redis/index.ts";
export type { Outcome, Publishing, Settled, Stream } from "./stream.ts";
