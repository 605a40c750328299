// When people read and buy where nothing is known of them: awake hours, most in the late morning and the early evening, a
// little less at weekends. A starting point that a shop's own records soon outweigh; it sums to 1.
import { sumOf, type Week, weekOf } from "./week.ts";

/** Relative, hour by hour from midnight. */
const byHour = [1, 1, 1, 1, 1, 2, 4, 6, 8, 10, 12, 12, 11, 10, 9, 9, 10, 11, 13, 14, 13, 10, 6, 3];
const weekend = 0.85;

const relative = weekOf((slot) => byHour[slot % 24]! * (slot >= 5 * 24 ? weekend : 1));
const all = sumOf(relative);

export const defaultWeek: Week = relative.map((value) => value / all);
