// A list to choose from with a line to search it: arrows move, Enter takes, Escape leaves. Inside a popover of its owner.
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { IconCheck, IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import classes from "./option-list.module.css";

export interface Option {
  value: string;
  label: string;
  detail?: string;
  chosen?: boolean;
}
export interface OptionGroup {
  label?: string;
  options: Option[];
}

export function OptionList(props: {
  /** What is chosen here, for screen readers. */
  label: string;
  /** What one may do in the empty field: "Search or type". */
  hint: string;
  query: string;
  onQuery: (query: string) => void;
  groups: OptionGroup[];
  /** Several may be chosen; the list stays open. */
  many?: boolean;
  onPick: (value: string) => void;
  onClose: () => void;
  /** Shown where nothing fits. */
  empty: string;
}) {
  const combobox = useCombobox({ opened: true });
  const groups = props.groups.filter(({ options }) => options.length > 0);
  const found = groups.flatMap(({ options }) => options.map(({ value }) => value)).join("\n");
  const placed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new search begins at the top of what it found
  useEffect(() => {
    if (placed.current) {
      combobox.selectFirstOption();
      return;
    }
    // The option is scrolled to, and its popover has its place only by the next frame: before, the page would go to its top.
    const frame = requestAnimationFrame(() => {
      placed.current = true;
      combobox.selectFirstOption();
    });
    return () => cancelAnimationFrame(frame);
  }, [props.query, found]);
  const leave = (event: KeyboardEvent) => event.key === "Escape" && props.onClose();
  return (
    <Combobox store={combobox} onOptionSubmit={props.onPick}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          aria-label={`${props.label}: ${props.hint.toLowerCase()}`}
          placeholder={props.hint}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          value={props.query}
          onChange={(event) => props.onQuery(event.currentTarget.value)}
          onKeyDown={leave}
        />
      </Combobox.EventsTarget>
      <Combobox.Options
        className={classes.options}
        aria-label={props.label}
        // A list that scrolls can be scrolled by keyboard too.
        tabIndex={0}
        aria-multiselectable={props.many || undefined}
      >
        {groups.map((group, index) => (
          <Combobox.Group
            key={group.label ?? index}
            label={group.label}
            classNames={{ groupLabel: classes.group }}
          >
            {group.options.map((option) => (
              <Line key={option.value} option={option} />
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      {groups.length === 0 && <p className={classes.empty}>{props.empty}</p>}
    </Combobox>
  );
}

function Line({ option }: { option: Option }) {
  return (
    <Combobox.Option
      value={option.value}
      className={classes.option}
      aria-selected={option.chosen ?? false}
      active={option.chosen}
    >
      <span className={classes.label}>{option.label}</span>
      {option.detail && <span className={classes.detail}>{option.detail}</span>}
      {option.chosen && <IconCheck size={16} stroke={2} aria-hidden="true" className={classes.check} />}
    </Combobox.Option>
  );
}
