// Curves over time, labelled directly at their ends, with the same numbers as a table and as CSV behind them.
import { LineChart as Chart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { formatCount, formatMoneyShort } from "../format.ts";
import { downloadCsv } from "./csv.ts";
import { useFormatting } from "./format-context.tsx";
import classes from "./line-chart.module.css";
import { PlainTable } from "./plain-table.tsx";

export interface Curve {
  key: string;
  label: string;
  /** A CSS colour, from the theme's variables. */
  color: string;
}

export interface LineChartProps {
  /** What the chart shows; also the name of the CSV file. */
  title: string;
  curves: Curve[];
  /** One entry a point in time: `at` as it is written on the axis, and a number for each curve. */
  points: ({ at: string } & Record<string, number | string>)[];
  as?: "count" | "money";
  height?: number;
}

export function LineChart(props: LineChartProps) {
  const [asTable, setAsTable] = useState(false);
  const head = ["Time", ...props.curves.map(({ label }) => label)];
  const rows = props.points.map((point) => [point.at, ...props.curves.map(({ key }) => point[key] ?? 0)]);
  return (
    <figure className={classes.figure} aria-label={props.title}>
      {asTable ? <PlainTable label={props.title} head={head} rows={rows} /> : <Curves {...props} />}
      <Group gap={4} justify="flex-end">
        <Button variant="subtle" size="compact-sm" onClick={() => setAsTable(!asTable)}>
          {asTable ? "Show as chart" : "Show as table"}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => downloadCsv(props.title, head, rows)}>
          Download CSV
        </Button>
      </Group>
    </figure>
  );
}

function Curves(props: LineChartProps) {
  const { currency } = useFormatting();
  const format = props.as === "money" ? formatMoneyShort : formatCount;
  return (
    <>
      <ul className={classes.legend}>
        {props.curves.map((curve) => (
          <li key={curve.key} style={{ color: curve.color }}>
            {curve.label} <b>{format(Number(props.points.at(-1)?.[curve.key] ?? 0), currency)}</b>
          </li>
        ))}
      </ul>
      <Chart
        h={props.height ?? 240}
        data={props.points}
        dataKey="at"
        series={props.curves.map(({ key, label, color }) => ({ name: key, label, color }))}
        curveType="monotone"
        strokeWidth={2}
        withDots={false}
        gridAxis="y"
        strokeDasharray="0"
        tickLine="none"
        valueFormatter={(value) => format(value, currency)}
        lineChartProps={{ accessibilityLayer: true }}
        lineProps={{ isAnimationActive: false }}
      />
    </>
  );
}
