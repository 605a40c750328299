// A trend as a small line, without axes; the number beside it is the reading, so this is a picture with a name.
import classes from "./sparkline.module.css";

const width = 160;
const height = 28;
const inset = 2;

export function Sparkline(props: { values: number[]; label: string }) {
  const points = pointsOf(props.values);
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const last = points.at(-1);
  return (
    <svg
      className={classes.picture}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={props.label}
    >
      <polygon className={classes.area} points={`0,${height} ${line} ${width},${height}`} />
      <polyline className={classes.line} points={line} vectorEffect="non-scaling-stroke" />
      {last && <line className={classes.base} x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />}
    </svg>
  );
}

/** The lowest value stands on zero, so that a small change does not look like a large one. */
function pointsOf(values: number[]): [number, number][] {
  const top = Math.max(...values, 1e-9);
  const step = width / Math.max(values.length - 1, 1);
  return values.map((value, i) => [
    i * step,
    height - inset - (Math.max(value, 0) / top) * (height - 2 * inset),
  ]);
}
