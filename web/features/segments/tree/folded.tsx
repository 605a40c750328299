// A group in one line: what it holds in short, and how much in it is to be looked at. Pressing it shows it all again.
import { ActionIcon, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useBuilder, useMarksWithin } from "../builder/builder-context.tsx";
import type { Draft } from "../model/drafts.ts";
import type { Group } from "../model/tree.ts";
import { summaryOf } from "../words/summary.ts";
import classes from "./node.module.css";

export function FoldButton({ group, folded }: { group: Group<Draft>; folded: boolean }) {
  const { store, catalogue } = useBuilder();
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  const { fold, unfold } = store.getState();
  return (
    <ActionIcon
      size={28}
      aria-label={`${folded ? "Show" : "Fold"} ${summaryOf(group, catalogue)}`}
      aria-expanded={!folded}
      onClick={() => (folded ? unfold : fold)(group.id)}
    >
      <Chevron size={16} stroke={1.75} aria-hidden="true" />
    </ActionIcon>
  );
}

export function Folded({ group }: { group: Group<Draft> }) {
  const { store, catalogue } = useBuilder();
  const marks = useMarksWithin(group);
  const words = group.children.map((child) => summaryOf(child, catalogue)).join(" · ");
  return (
    <UnstyledButton className={classes.folded} onClick={() => store.getState().unfold(group.id)}>
      <span>{words || "Nothing in it yet"}</span>
      {marks.length > 0 && (
        <span
          className={classes.foldedMarks}
          data-tone={marks.some((m) => m.tone === "fault") ? "fault" : "warning"}
        >
          <IconAlertTriangle size={14} stroke={2} aria-hidden="true" />
          {marks.length === 1
            ? "1 condition in it to look at"
            : `${marks.length} conditions in it to look at`}
        </span>
      )}
    </UnstyledButton>
  );
}
