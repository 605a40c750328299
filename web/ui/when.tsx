// A moment as people say it, exact on hover.
import { formatDay, formatExactly, formatWhen } from "../format-time.ts";
import { useFormatting } from "./format-context.tsx";

export function When(props: { at: string; dayOnly?: boolean; capital?: boolean }) {
  const { timezone } = useFormatting();
  const said = props.dayOnly ? formatDay(props.at, timezone) : formatWhen(props.at, timezone);
  const text = props.capital ? said.charAt(0).toUpperCase() + said.slice(1) : said;
  return (
    <time dateTime={props.at} className="figures" data-tip={formatExactly(props.at, timezone)}>
      {text}
    </time>
  );
}
