// Says of a condition or group that it is turned off, and turns it on again.
import { Button } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useBuilder } from "../builder/builder-context.tsx";
import type { Draft } from "../model/drafts.ts";
import type { Tree } from "../model/tree.ts";
import { summaryOf } from "../words/summary.ts";
import classes from "./node.module.css";
import { useNodeActions } from "./use-node-actions.ts";

export function TurnedOff({ node }: { node: Tree<Draft> }) {
  const { catalogue } = useBuilder();
  const { turnOnOrOff } = useNodeActions(node);
  return (
    <span className={classes.off}>
      <IconEyeOff size={14} stroke={1.75} aria-hidden="true" />
      <span>Off</span>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`Turn on ${summaryOf(node, catalogue)}`}
        onClick={turnOnOrOff}
      >
        Turn on
      </Button>
    </span>
  );
}
