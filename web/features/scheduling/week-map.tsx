// The hours of a week as a map, day by hour, darker where more is read and bought; the same numbers as a table and as CSV.
import type { HourOfWeek, SendTime } from "../../../contract/scheduling.ts";
import { formatCount } from "../../format.ts";
import { DrawnFigure } from "../../ui/drawn-figure.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { hourOf, timesWords, weekdayOf, weekdays } from "./time-words.ts";
import classes from "./week-map.module.css";

interface Props {
  title: string;
  week: readonly HourOfWeek[];
  /** The hour that is suggested, marked. */
  best?: Pick<SendTime, "weekday" | "hour">;
}

const head = ["Hour", "Times an average hour", "Opens, clicks and orders seen"];

const everyThird = [0, 3, 6, 9, 12, 15, 18, 21];

export function WeekMap(props: Props) {
  const sorted = [...props.week].sort((a, b) => b.lift - a.lift);
  const rows = sorted.map(({ weekday, hour, lift, acts }) => [
    `${weekdayOf(weekday)} ${hourOf(hour)}`,
    timesWords(lift),
    acts,
  ]);
  return (
    <DrawnFigure title={props.title} drawn="map" head={head} rows={rows}>
      <Hours {...props} />
    </DrawnFigure>
  );
}

function Hours({ title, week, best }: Props) {
  const most = Math.max(...week.map(({ lift }) => lift));
  return (
    <>
      <table className={classes.map}>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Day</span>
            </th>
            {everyThird.map((hour) => (
              <th key={hour} scope="colgroup" colSpan={3} aria-label={hourOf(hour)}>
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((day, i) => (
            <tr key={day}>
              <th scope="row" aria-label={day}>
                {day.slice(0, 3)}
              </th>
              {week
                .filter(({ weekday }) => weekday === i + 1)
                .map((hour) => (
                  <Cell key={hour.hour} hour={hour} most={most} best={best} />
                ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.legend} aria-hidden="true">
        less <span className={classes.scale} /> more
        {best && (
          <>
            <span className={classes.mark} /> the readers’ best hour
          </>
        )}
      </div>
    </>
  );
}

function Cell({ hour, most, best }: { hour: HourOfWeek; most: number; best: Props["best"] }) {
  const { currency } = useFormatting();
  const isBest = best?.weekday === hour.weekday && best.hour === hour.hour;
  const seen = `${formatCount(hour.acts, currency)} seen`;
  const said = `${weekdayOf(hour.weekday)} ${hourOf(hour.hour)}: ${timesWords(hour.lift)} an average hour, ${seen}`;
  return (
    <td
      className={classes.cell}
      data-best={isBest || undefined}
      data-tip={said}
      style={{ "--strength": `${Math.round((100 * hour.lift) / most)}%` } as React.CSSProperties}
    >
      <span className="unseen">
        {timesWords(hour.lift)}
        {isBest && ", the best"}
      </span>
    </td>
  );
}

/** The hour of the week in which most is read and bought. */
export function bestHourOf(week: readonly HourOfWeek[]): HourOfWeek | undefined {
  return week.reduce<HourOfWeek | undefined>(
    (best, hour) => (best && best.lift >= hour.lift ? best : hour),
    undefined,
  );
}
