// A part of a sentence that is something with a name in this workspace: opens a list of them, to search by name.
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { capital } from "../../../ui/capital.ts";
import { OptionList } from "../../../ui/option-list.tsx";
import { PartPopover } from "./part-popover.tsx";
import { useOpenWhenFresh } from "./value-picker.tsx";

interface NamedPickerProps {
  /** What is chosen: "segment". */
  noun: string;
  id: string | undefined;
  named: readonly { id: string; name: string }[];
  onPick: (id: string) => void;
}

export function NamedPicker(props: NamedPickerProps) {
  const { noun, id, named } = props;
  const [opened, { open, close }] = useDisclosure();
  const missing = id === undefined;
  useOpenWhenFresh(missing, open);
  const name = named.find((one) => one.id === id)?.name ?? (missing ? undefined : `no. ${id}`);
  return (
    <PartPopover name={capital(noun)} text={name ?? "choose"} {...{ missing, opened, open, close }}>
      <Names {...props} onClose={close} />
    </PartPopover>
  );
}

function Names({ noun, id, named, onPick, onClose }: NamedPickerProps & { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLowerCase();
  const fitting = named.filter(({ name }) => name.toLowerCase().includes(wanted));
  const pick = (next: string) => {
    onPick(next);
    onClose();
  };
  return (
    <OptionList
      label={capital(noun)}
      hint="Search by name"
      query={query}
      onQuery={setQuery}
      groups={[
        { options: fitting.map((one) => ({ value: one.id, label: one.name, chosen: one.id === id })) },
      ]}
      onPick={pick}
      onClose={onClose}
      empty={named.length === 0 ? `There is no ${noun} to choose yet.` : `No ${noun} by that name.`}
    />
  );
}
