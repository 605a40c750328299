// How far one act speaks for the hours around it, on the circle of the week: for the same hour of the same weekday most, for
// the hours beside it less, and a little for that hour on every other day, since most habits return daily.
import { emptyWeek, slots, sumOf, type Week, weekOf } from "./week.ts";

/** Standard deviation, in hours, of a normal curve wrapped round the day. */
const spread = 1.5;
const sameDay = 0.7;
const otherDay = (1 - sameDay) / 6;

/** A message is mostly read soon after it came; each later hour counts half of the one before. */
const attention = [32, 16, 8, 4, 2, 1].map((part) => part / 63);

/** What an act says of the hour that lies so many hours after it; sums to 1. */
export const kernel: Week = normalized(
  weekOf((after) => {
    const day = Math.round(after / 24);
    const hours = after - 24 * day;
    return (day % 7 === 0 ? sameDay : otherDay) * Math.exp(-(hours ** 2) / (2 * spread ** 2));
  }),
);

/** The same for a message sent at that hour: the kernel as its reader's attention sees it. */
export const readingKernel: Week = attended(kernel);
const readingSquared: Week = readingKernel.map((value) => value * value);

function normalized(week: Week): Week {
  const sum = sumOf(week);
  return week.map((value) => value / sum);
}

/** Of each hour, what the hours from it on hold, as a message sent then is read in them; sums to the same. */
export function attended(week: Week): Week {
  return weekOf((slot) =>
    attention.reduce((sum, part, later) => sum + part * week[(slot + later) % slots]!, 0),
  );
}

/** Counts by hour spread out by a kernel. */
function spreadBy(counts: Week, by: Week): Week {
  const out = emptyWeek();
  for (let from = 0; from < slots; from++) {
    const count = counts[from]!;
    if (count === 0) continue;
    for (let after = 0; after < slots; after++) out[(from + after) % slots]! += count * by[after]!;
  }
  return out;
}

export const smoothed = (counts: Week): Week => spreadBy(counts, kernel);

/** Σ w·k²: what the variance of a kernel estimate is worked out from. */
export const smoothedSquares = (counts: Week): Week => spreadBy(counts, readingSquared);
