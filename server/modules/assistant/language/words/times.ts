// The words of time: units, months, days of the week.
import type { Unit } from "../../../../../contract/rule-values.ts";

const forms: [times: number, unit: Unit, words: string][] = [
  [1, "hours", "hour hours hr hrs h ghante"],
  [1, "days", "day days d din dino dinon nights"],
  [1, "weeks", "week weeks wk wks hafte hafta hafton"],
  [14, "days", "fortnight fortnights"],
  [1, "months", "month months mo mos mth mths mnth mnths mahine mahina mahino mahinon"],
  [3, "months", "quarter quarters qtr"],
  [1, "years", "year years yr yrs saal salon sal"],
  [10, "years", "decade decades"],
];
export const unitWords: Record<string, { times: number; unit: Unit }> = Object.fromEntries(
  forms.flatMap(([times, unit, words]) => words.split(" ").map((word) => [word, { times, unit }])),
);

const monthForms = [
  "january jan",
  "february feb",
  "march mar",
  "april apr",
  "may",
  "june jun",
  "july jul",
  "august aug",
  "september sep sept",
  "october oct",
  "november nov",
  "december dec",
];
/** 1 to 12. */
export const monthWords: Record<string, number> = Object.fromEntries(
  monthForms.flatMap((words, i) => words.split(" ").map((word) => [word, i + 1])),
);

export const weekdayWords: readonly string[] =
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split(
    " ",
  );

export const pastWords: ReadonlySet<string> = new Set([
  "last",
  "past",
  "previous",
  "prior",
  "preceding",
  "recent",
  "pichle",
  "pichhle",
  "pichla",
  "pichli",
  "latest",
  "trailing",
]);
export const nextWords: ReadonlySet<string> = new Set(["next", "coming", "upcoming", "following", "agle"]);
export const thisWords: ReadonlySet<string> = new Set(["this", "current", "is", "iss"]);
