// The drawing of a line chart. Where there is room the curves are named at their ends, else in a line above.
import { LineChart as Chart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import { useElementSize } from "@mantine/hooks";
import { ReferenceDot } from "recharts";
import { formatCount, formatMoneyShort } from "../format.ts";
import { placeLabels, roundUp } from "./end-labels.ts";
import { useFormatting } from "./format-context.tsx";
import classes from "./line-chart.module.css";
import type { Curve, LineChartProps } from "./line-chart.tsx";

const labelWidth = 132;
const axisHeight = 30;
const top = 8;
const labelGap = 18;

export function Curves(props: LineChartProps & { height: number }) {
  const { ref, width } = useElementSize();
  const { currency } = useFormatting();
  const say = (value: number) => (props.as === "money" ? formatMoneyShort : formatCount)(value, currency);
  const atEnds = width >= 560;
  const max = roundUp(
    Math.max(...props.points.flatMap((point) => props.curves.map(({ key }) => Number(point[key])))),
  );
  return (
    <div ref={ref}>
      {!atEnds && <Names curves={props.curves} points={props.points} say={say} />}
      <Chart
        h={props.height}
        data={props.points}
        dataKey="at"
        series={props.curves.map(({ key, label, color }) => ({ name: key, label, color }))}
        curveType="monotone"
        strokeWidth={2}
        withDots={false}
        gridAxis="x"
        strokeDasharray="0"
        tickLine="none"
        valueFormatter={say}
        yAxisProps={{ domain: [0, max], width: 64 }}
        xAxisProps={{ height: axisHeight, interval: "equidistantPreserveStart", minTickGap: 24 }}
        lineChartProps={{ margin: { top, right: atEnds ? labelWidth : 8, bottom: 0, left: 0 } }}
        lineProps={{ isAnimationActive: false }}
      >
        {atEnds && endDots(props, max, say)}
      </Chart>
    </div>
  );
}

/** Recharts reads its children by type, so these are elements rather than a component of ours. */
function endDots({ curves, points, height }: LineChartProps & { height: number }, max: number, say: Say) {
  const last = points.at(-1);
  if (!last) return null;
  const plot = height - top - axisHeight;
  const wanted = curves.map(({ key }) => ({ key, wanted: plot * (1 - Number(last[key]) / max) }));
  const places = placeLabels(wanted, labelGap, plot);
  return curves.map(({ key, label, color }, i) => (
    <ReferenceDot
      key={key}
      x={last.at}
      y={Number(last[key])}
      r={3}
      fill={color}
      stroke="none"
      ifOverflow="visible"
      label={{
        value: `${label} ${say(Number(last[key]))}`,
        position: "right",
        offset: 10,
        dy: (places.get(key) ?? 0) - wanted[i]!.wanted,
        fill: color,
        className: classes.end,
      }}
    />
  ));
}

type Say = (value: number) => string;

function Names(props: { curves: Curve[]; points: LineChartProps["points"]; say: Say }) {
  const last = props.points.at(-1);
  return (
    <ul className={classes.names}>
      {props.curves.map(({ key, label, color }) => (
        <li key={key} style={{ color }}>
          {label} <b>{props.say(Number(last?.[key] ?? 0))}</b>
        </li>
      ))}
    </ul>
  );
}
