// Opens and clicks come when messages were sent: a shop that only ever sends on Tuesday at ten sees opens on Tuesday at ten.
// Each is therefore weighed by how rarely a message was there to be read at that hour (inverse propensity, Horvitz and
// Thompson 1952), within bounds, so that a single odd one does not decide (truncated, Ionides 2008).
import { smoothed } from "./kernel.ts";
import { slots, sumOf, type Week, weekOf } from "./week.ts";

/** Messages' worth of sending evenly, so that a few do not weigh much. */
const evenly = 50;
const bounds = { least: 0.25, most: 4 };
/** A message lies there to be read: each hour later it is half as fresh as five hours before. */
const freshness = 0.5 ** (1 / 5);

/** What an open or click counts at each hour, from how many messages arrived at each. 1 where none did. */
export function answersWorth(arrived: Week): Week {
  const there = lying(arrived);
  const sum = sumOf(there);
  return weekOf((slot) => {
    const share = (there[slot]! + evenly / slots) / (sum + evenly);
    return Math.min(bounds.most, Math.max(bounds.least, 1 / (share * slots)));
  });
}

/** Of each hour, the messages that lie fresh in it. Twice round the week is as good as for ever. */
function lying(arrived: Week): Week {
  const spread = smoothed(arrived);
  const out = spread.map(() => 0);
  let fresh = 0;
  for (let hour = 0; hour < 2 * slots; hour++) {
    const slot = hour % slots;
    fresh = fresh * freshness + spread[slot]! * (1 - freshness);
    out[slot] = fresh;
  }
  return out;
}
