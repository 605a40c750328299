// The menu of a condition or group: everything that dragging does, and what dragging cannot do.
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowBarToLeft,
  IconArrowBarToRight,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconEye,
  IconEyeOff,
  IconFolderMinus,
  IconFolderPlus,
  IconReplace,
  IconTrash,
} from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import { useBuilder } from "../builder/builder-context.tsx";
import type { Draft } from "../model/drafts.ts";
import type { Tree } from "../model/tree.ts";
import { summaryOf } from "../words/summary.ts";
import classes from "./node.module.css";
import { useNodeActions } from "./use-node-actions.ts";

const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

export const NodeMenu = memo(function NodeMenu({ node }: { node: Tree<Draft> }) {
  const { catalogue } = useBuilder();
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon
          size={28}
          className={classes.menu}
          aria-label={`Actions for ${summaryOf(node, catalogue)}`}
        >
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Items node={node} />
      </Menu.Dropdown>
    </Menu>
  );
});

function Items({ node }: { node: Tree<Draft> }) {
  const actions = useNodeActions(node);
  const isGroup = node.kind === "group";
  return (
    <>
      <Item icon={<IconArrowUp {...icon} />} off={!actions.may("up")} onClick={() => actions.step("up")}>
        Move up
      </Item>
      <Item
        icon={<IconArrowDown {...icon} />}
        off={!actions.may("down")}
        onClick={() => actions.step("down")}
      >
        Move down
      </Item>
      <Item
        icon={<IconArrowBarToRight {...icon} />}
        off={!actions.may("into_above")}
        onClick={() => actions.step("into_above")}
      >
        Move into the group above
      </Item>
      <Item
        icon={<IconArrowBarToLeft {...icon} />}
        off={!actions.may("out")}
        onClick={() => actions.step("out")}
      >
        Move out of the group
      </Item>
      <Menu.Divider />
      <Item icon={<IconReplace {...icon} />} onClick={actions.turnRound}>
        {node.nots % 2 === 1 ? "Take the “not” away" : "Turn round: everyone else"}
      </Item>
      <Item icon={<IconFolderPlus {...icon} />} onClick={actions.wrap}>
        Put into a group
      </Item>
      {isGroup && (
        <Item icon={<IconFolderMinus {...icon} />} onClick={actions.unwrap}>
          Take the group apart
        </Item>
      )}
      <Item icon={<IconCopy {...icon} />} onClick={actions.duplicate}>
        Duplicate
      </Item>
      <Item icon={node.off ? <IconEye {...icon} /> : <IconEyeOff {...icon} />} onClick={actions.turnOnOrOff}>
        {node.off ? "Turn on" : "Turn off"}
      </Item>
      <Menu.Divider />
      <Item icon={<IconTrash {...icon} />} onClick={actions.remove}>
        {isGroup ? "Remove the group" : "Remove"}
      </Item>
    </>
  );
}

/** One that cannot be chosen now can still be reached, so that the menu's first item always takes the focus. */
function Item(props: { icon: ReactNode; off?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item
      leftSection={props.icon}
      data-disabled={props.off || undefined}
      aria-disabled={props.off || undefined}
      onClick={props.off ? undefined : props.onClick}
    >
      {props.children}
    </Menu.Item>
  );
}
