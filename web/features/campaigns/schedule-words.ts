// When a campaign goes out, in words.
import type { Schedule } from "../../../contract/campaigns.ts";
import { sendTimeWords } from "../scheduling/time-words.ts";

export function scheduleWords(schedule: Schedule, timezone: string): string {
  if (schedule.kind === "now") return "At launch";
  if (schedule.kind === "at") return `${sendTimeWords(schedule.at, timezone)} (${timezone})`;
  return "To each at their own best time, within a week";
}
