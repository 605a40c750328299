// Curves over time, each named at its end, with the same numbers as a table and as CSV behind them.
import { lazy, Suspense } from "react";
import { DrawnFigure } from "./drawn-figure.tsx";

/** Loaded when a chart is first shown: the drawing library is large. */
const Curves = lazy(async () => ({ default: (await import("./line-chart-curves.tsx")).Curves }));

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
  /** What the points go along, as the head of the table; time unless said. */
  along?: string;
  /** One entry a point: `at` as it is written on the axis, and a number for each curve. */
  points: ({ at: string } & Record<string, number | string>)[];
  as?: "count" | "money";
  height?: number;
}

export function LineChart(props: LineChartProps) {
  const head = [props.along ?? "Time", ...props.curves.map(({ label }) => label)];
  const rows = props.points.map((point) => [point.at, ...props.curves.map(({ key }) => point[key] ?? 0)]);
  const height = props.height ?? 240;
  return (
    <DrawnFigure title={props.title} drawn="chart" head={head} rows={rows}>
      <div style={{ minHeight: height }}>
        <Suspense>
          <Curves {...props} height={height} />
        </Suspense>
      </div>
    </DrawnFigure>
  );
}
