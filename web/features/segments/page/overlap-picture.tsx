// Two segments as bars on one scale, so that where both stand above each other is what they share. Each part opens the
// people behind it as a rule of its own.
import { Text } from "@mantine/core";
import type { SegmentOverlap } from "../../../../contract/segment-life.ts";
import { formatCount, formatShare } from "../../../format.ts";
import { AppLink } from "../../../frame/link.tsx";
import { usePaths } from "../../../paths.ts";
import { useFormatting } from "../../../ui/format-context.tsx";
import classes from "./overlap-picture.module.css";

type Part = SegmentOverlap["parts"][number];

export function OverlapPicture({ overlap }: { overlap: SegmentOverlap }) {
  const { currency } = useFormatting();
  const { this: mine, other, parts } = overlap;
  const size = (name: Part["part"]) => parts.find(({ part }) => part === name)?.count ?? 0;
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  const words: Record<Part["part"], string> = {
    only_this: `Only in “${mine.name}”`,
    both: "In both",
    only_other: `Only in “${other.name}”`,
  };
  if (whole === 0) return <Text c="dimmed">Nobody is in either of them just now.</Text>;
  const say = (part: Part) => `${words[part.part]}: ${formatCount(part.count, currency)}`;
  return (
    <figure className={classes.figure} aria-label={`${mine.name} and ${other.name}`}>
      <div className={classes.bars} role="img" aria-label={parts.map(say).join("; ")}>
        <Bar name={mine.name} count={mine.count} before={0} size={mine.count} whole={whole} tone="this" />
        <Bar
          name={other.name}
          count={other.count}
          before={size("only_this")}
          size={other.count}
          whole={whole}
          tone="other"
        />
      </div>
      <ul className={classes.parts}>
        {parts.map((part) => (
          <li key={part.part} className={classes.part} data-part={part.part}>
            <Text size="sm" c="dimmed">
              {words[part.part]}
            </Text>
            <span className={classes.count}>{formatCount(part.count, currency)}</span>
            <Text size="sm" c="dimmed">
              {formatShare(part.count / whole)} of all in either
            </Text>
            <People part={part} words={words[part.part]} />
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Bar(props: {
  name: string;
  count: number;
  before: number;
  size: number;
  whole: number;
  tone: "this" | "other";
}) {
  const share = (count: number) => `${(count / props.whole) * 100}%`;
  return (
    <div className={classes.lane}>
      <div
        className={classes.bar}
        data-tone={props.tone}
        style={{ marginInlineStart: share(props.before), width: share(props.size) }}
      />
    </div>
  );
}

function People({ part, words }: { part: Part; words: string }) {
  const paths = usePaths();
  if (part.count === 0) return null;
  if (part.rule === null)
    return (
      <Text size="sm" c="dimmed">
        The two rules together stand too deep in each other to be opened as one.
      </Text>
    );
  return (
    <AppLink
      {...paths.newSegment()}
      search={{ rule: JSON.stringify(part.rule) }}
      size="sm"
      aria-label={`See who: ${words}`}
    >
      See who
    </AppLink>
  );
}
