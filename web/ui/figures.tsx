// The few numbers that matter, in a row: label, number with unit, what it is compared with, and its trend as a line.
import { Skeleton, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { compare, formatCount, formatMoney, formatMoneyShort, formatShare } from "../format.ts";
import classes from "./figures.module.css";
import { useFormatting } from "./format-context.tsx";
import late from "./late.module.css";
import { Sparkline } from "./sparkline.tsx";

export interface Figure {
  label: string;
  /** Undefined while it loads. */
  value: number | undefined;
  as?: "count" | "money" | "share";
  /** Never shortened: a single person's money is wanted to the last rupee. */
  whole?: true;
  previous?: number | null;
  /** What `previous` was, as the sentence ends: "the 30 days before". */
  than?: string;
  /** Empty while it loads, so that its room is kept. */
  trend?: number[];
  /** Instead of the comparison: any short line below the number. */
  note?: ReactNode;
  /** Wraps the label in a link to the people behind the number. */
  link?: (label: string) => ReactNode;
}

export function Figures(props: { figures: Figure[]; label: string }) {
  return (
    <dl className={classes.row} aria-label={props.label}>
      {props.figures.map((figure) => (
        <One key={figure.label} figure={figure} />
      ))}
    </dl>
  );
}

function One({ figure }: { figure: Figure }) {
  return (
    <div className={classes.figure}>
      <dt className={classes.label}>{figure.link ? figure.link(figure.label) : figure.label}</dt>
      <dd className={classes.value}>
        {figure.value === undefined ? <Waiting /> : <Value figure={figure} value={figure.value} />}
      </dd>
      <dd className={`${classes.note} ${figure.than ? classes.compared : ""}`}>
        {figure.value !== undefined && (figure.note ?? <Comparison figure={figure} value={figure.value} />)}
      </dd>
      {figure.trend && (
        <dd className={classes.trend}>
          {figure.trend.length > 1 && (
            <Sparkline values={figure.trend} label={`${figure.label}, day by day`} />
          )}
        </dd>
      )}
    </div>
  );
}

function Value({ figure, value }: { figure: Figure; value: number }) {
  const { currency } = useFormatting();
  const whole = figure.as === "money" ? formatMoney(value, currency) : formatCount(value, currency);
  const said =
    figure.as === "money" && !figure.whole
      ? formatMoneyShort(value, currency)
      : figure.as === "share"
        ? formatShare(value)
        : whole;
  return (
    <span
      key={said}
      className={classes.fade}
      data-tip={said === whole || figure.as === "share" ? undefined : whole}
    >
      {said}
    </span>
  );
}

function Comparison({ figure, value }: { figure: Figure; value: number }) {
  const said = figure.previous === 0 ? "none in" : compare(value, figure.previous ?? null);
  if (!said) return null;
  return (
    <Text span size="sm" c="dimmed">
      {said} {figure.than ?? "before"}
    </Text>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton className={late.late} height={24} width={96} my={4} />
      <span className="unseen">loading</span>
    </>
  );
}
