// What must happen in Redis at once, all of it or nothing, as scripts over the keys of one slot.
import type { RedisClient } from "./client.ts";
import type { Slot } from "./slots.ts";

/** Adds parcels, all or none where too much waits; answers how much waits now, negative where they were turned away. */
const add = `
local waiting = tonumber(redis.call('GET', KEYS[2]) or '0')
local count = tonumber(ARGV[1])
if waiting > 0 and waiting + count > tonumber(ARGV[2]) then return -waiting end
for i = 3, #ARGV do redis.call('XADD', KEYS[1], '*', 'parcel', ARGV[i]) end
return redis.call('INCRBY', KEYS[2], count)`;

/**
 * Hands out what is new, and answers everything handed out since the last parcel that arrived. The client asks again by itself
 * where a connection breaks; what was handed out and got lost on its way comes then too, before what is newer.
 */
const read = `
redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'COUNT', ARGV[3], 'STREAMS', KEYS[1], '>')
return redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'STREAMS', KEYS[1], ARGV[4])`;

/** Lets parcels go that are done with. Only what was still there is counted off, however often it is let go. */
const done = `
for i = 2, #ARGV, 2 do
  redis.call('XACK', KEYS[1], ARGV[1], ARGV[i])
  if redis.call('XDEL', KEYS[1], ARGV[i]) == 1 then redis.call('DECRBY', KEYS[2], ARGV[i + 1]) end
end
return 1`;

/** Puts by what nobody can read, so that it stops nobody. */
const unreadable = `
redis.call('RPUSH', KEYS[2], ARGV[3])
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
return redis.call('XDEL', KEYS[1], ARGV[2])`;

/** Takes a slot or keeps it: 1 where it is ours for a while. */
const own = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

const disown = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

/** A parcel as it stands in a stream. */
export type Element = [id: string, fields: string[]];

/** Readers of a slot are consumers of this group; only its owner reads. */
export const consumerGroup = "consumers";

export function createScripts(client: RedisClient) {
  const ask = (script: string, keys: string[], args: (string | number)[]): Promise<unknown> =>
    client.eval(script, keys.length, ...keys, ...args);
  const run = ask as (script: string, keys: string[], args: (string | number)[]) => Promise<number>;
  return {
    add: ({ stream, waiting }: Slot, parcels: readonly string[], count: number, most: number) =>
      run(add, [stream, waiting], [count, most, ...parcels]),
    done: ({ stream, waiting }: Slot, parcels: readonly { id: string; count: number }[]) =>
      run(done, [stream, waiting], [consumerGroup, ...parcels.flatMap(({ id, count }) => [id, count])]),
    async read({ stream }: Slot, by: string, most: number, last: string): Promise<Element[]> {
      const answer = await ask(read, [stream], [consumerGroup, by, most, last]);
      return (answer as [string, Element[]][] | null)?.[0]?.[1] ?? [];
    },
    putBy: ({ stream, unreadable: list }: Slot, id: string, text: string) =>
      run(unreadable, [stream, list], [consumerGroup, id, text]),
    own: ({ owner }: Slot, by: string, milliseconds: number) => run(own, [owner], [by, milliseconds]),
    disown: ({ owner }: Slot, by: string) => run(disown, [owner], [by]),
  };
}
export type Scripts = ReturnType<typeof createScripts>;
