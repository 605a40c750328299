// What is picked in the table above, always in view, with what can be done with it.
import { ActionIcon, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatCount } from "../format.ts";
import { useFormatting } from "./format-context.tsx";
import classes from "./pick-bar.module.css";
import type { Picking } from "./picking.ts";

interface PickBarProps<Row> {
  picking: Picking<Row>;
  one: string;
  many?: string;
  /** How many fit the filters, where that is known. */
  total: number | undefined;
  /** There are more than are shown. */
  hasMore: boolean;
  /** What can be done with them. */
  children: ReactNode;
}

export function PickBar<Row>(props: PickBarProps<Row>) {
  const { picking } = props;
  const { currency } = useFormatting();
  const say = (count: number) =>
    `${formatCount(count, currency)} ${count === 1 ? props.one : (props.many ?? `${props.one}s`)}`;
  const all = props.total === undefined ? "all that match" : `all ${say(props.total)}`;
  const words = picking.everything
    ? `${all.charAt(0).toUpperCase()}${all.slice(1)} picked`
    : `${say(picking.rows.length)} picked`;
  return (
    <div className={picking.any ? classes.bar : undefined} data-picked={picking.any || undefined}>
      <div className={classes.what}>
        {picking.any && (
          <ActionIcon aria-label="Let go of all that is picked" onClick={picking.clear}>
            <IconX size={18} stroke={1.75} />
          </ActionIcon>
        )}
        <span className={classes.words} role="status">
          {picking.any && words}
        </span>
      </div>
      {picking.any && (
        <div className={classes.acts}>
          {picking.shown === "all" && props.hasMore && !picking.everything && (
            <Button variant="subtle" onClick={picking.pickEverything}>
              Pick {all}
            </Button>
          )}
          {props.children}
        </div>
      )}
    </div>
  );
}
