// When each happening is posted: as it happens, but for those that the account wants late, twice or in the wrong order.
// Pure; nothing is ever posted before it has happened.
import type { Behaviour } from "../contract/vendor.ts";
import type { Luck } from "./luck.ts";
import type { Happening, Posting } from "./record.ts";

/** A repeated receipt follows the first within this many milliseconds. */
const repeatWithin = 2_000;

export function postingsOf(happenings: readonly Happening[], behaviour: Behaviour, luck: Luck): Posting[] {
  const first = happenings.map(
    (happening, index): Posting => [happening.after + lateness(happening, behaviour, luck), index],
  );
  if (luck.reordered < behaviour.reorder_rate) swapTwo(first, happenings, luck);
  const repeats = first.flatMap((posting) => repeatOf(posting, happenings, behaviour, luck));
  return [...first, ...repeats].toSorted(([a], [b]) => a - b);
}

function lateness(happening: Happening, behaviour: Behaviour, luck: Luck): number {
  if (happening.event === "ordered") return 0;
  return luck.receipts[happening.event].late < behaviour.late_rate ? behaviour.late_by_ms : 0;
}

/** Holds one receipt back until just after the one that follows it. */
function swapTwo(postings: Posting[], happenings: readonly Happening[], luck: Luck): void {
  const receipts = postings.filter(([, index]) => happenings[index]?.event !== "ordered");
  const held = Math.floor(luck.swap * (receipts.length - 1));
  const [earlier, later] = [receipts[held], receipts[held + 1]];
  if (earlier && later) earlier[0] = Math.max(earlier[0], later[0] + 1);
}

function repeatOf(
  [after, index]: Posting,
  happenings: readonly Happening[],
  behaviour: Behaviour,
  luck: Luck,
): Posting[] {
  const { event } = happenings[index] as Happening;
  if (event === "ordered") return [];
  const { duplicate, gap } = luck.receipts[event];
  if (duplicate >= behaviour.duplicate_rate) return [];
  return [[after + 1 + Math.round(gap * repeatWithin), index]];
}
