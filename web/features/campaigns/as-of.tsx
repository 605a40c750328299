// The day or instant as of which an audience was looked at.
import { formatCalendarDay } from "../../format-time.ts";
import { When } from "../../ui/when.tsx";

export function AsOf({ at }: { at: string }) {
  return at.length === 10 ? `The end of ${formatCalendarDay(at)}` : <When at={at} capital />;
}
