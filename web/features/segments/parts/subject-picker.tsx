// What a condition is about, by search and in marketers' groups: for a new condition, or to ask an existing one about
// something else.
import { Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useMemo, useState } from "react";
import { OptionList } from "../../../ui/option-list.tsx";
import { useBuilder } from "../builder/builder-context.tsx";
import type { Draft } from "../model/drafts.ts";
import { type Subject, subjectGroups, subjectsOf } from "../words/subjects.ts";
import classes from "./pickers.module.css";

export function SubjectPicker(props: {
  /** Key of what it is about now. */
  current?: string;
  onPick: (draft: Draft) => void;
  /** The button that opens it. */
  target: (open: { onClick: () => void }) => ReactNode;
}) {
  const [opened, { open, close }] = useDisclosure();
  const [returns, setReturns] = useState(true);
  const begin = () => {
    setReturns(true);
    open();
  };
  const pick = (subject: Subject) => {
    // On its way out the list still hears keys.
    if (!opened) return;
    // The condition that appears takes the focus itself.
    setReturns(false);
    close();
    props.onPick(subject.draft());
  };
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="bottom-start"
      trapFocus
      returnFocus={returns}
      width={340}
    >
      <Popover.Target>{props.target({ onClick: opened ? close : begin })}</Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label="What to ask">
        <Subjects current={props.current} onPick={pick} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Subjects(props: { current?: string; onPick: (subject: Subject) => void; onClose: () => void }) {
  const { catalogue } = useBuilder();
  const [query, setQuery] = useState("");
  const subjects = useMemo(() => subjectsOf(catalogue), [catalogue]);
  const fitting = subjects.filter((subject) => fits(subject, query));
  const groups = subjectGroups.map((label) => ({
    label,
    options: fitting
      .filter(({ group }) => group === label)
      .map(({ key, label, detail }) => ({ value: key, label, detail, chosen: key === props.current })),
  }));
  return (
    <OptionList
      label="What to ask"
      hint="Search what customers are or did"
      query={query}
      onQuery={setQuery}
      groups={groups}
      onPick={(key) => props.onPick(subjects.find((subject) => subject.key === key)!)}
      onClose={props.onClose}
      empty="Nothing by that name. Try “order”, “city” or “opened”."
    />
  );
}

/** Every word of the query, anywhere in what the subject is called. */
function fits({ label, also, group }: Subject, query: string): boolean {
  const text = `${label} ${also ?? ""} ${group}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
