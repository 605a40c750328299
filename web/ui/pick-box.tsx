// The boxes by which rows of a table are picked: one in each row, one in the head for all that are shown.
import { Checkbox } from "@mantine/core";
import type { MouseEvent, ReactNode } from "react";
import classes from "./data-table.module.css";
import type { Picking } from "./picking.ts";

export function PickCell(props: { name: string; picked: boolean; onToggle: (range: boolean) => void }) {
  return (
    <td className={classes.pick} data-pick>
      <Area onPress={props.onToggle}>
        <Checkbox aria-label={`Pick ${props.name}`} checked={props.picked} onChange={nothing} tabIndex={-1} />
      </Area>
    </td>
  );
}

export function PickHead<Row>({ picking }: { picking: Picking<Row> }) {
  return (
    <th scope="col" className={classes.pick}>
      <Area onPress={picking.toggleShown}>
        <Checkbox
          ref={picking.head}
          aria-label="Pick all that are shown"
          checked={picking.shown === "all"}
          indeterminate={picking.shown === "some"}
          onChange={nothing}
        />
      </Area>
    </th>
  );
}

/** The whole cell can be pressed. With Shift held it does not select text, as a press in a table otherwise would. */
function Area(props: { onPress: (range: boolean) => void; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only widens the box, which is what the keyboard reaches
    // biome-ignore lint/a11y/useKeyWithClickEvents: a box that is focused answers Space with a click
    <div className={classes.pickArea} onClick={(event) => props.onPress(event.shiftKey)} onMouseDown={noText}>
      {props.children}
    </div>
  );
}

const noText = (event: MouseEvent) => event.shiftKey && event.preventDefault();

/** The press is heard by the area around the box, which knows whether Shift was held. */
const nothing = () => undefined;
