// Whose eyes a message is seen through: one of some members of the audience, by the arrows, or any customer, by search.
import { ActionIcon, Group, Select, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { customerEndpoints } from "../../../contract/customers.ts";
import { useApi } from "../../api-query.ts";
import { nameOf } from "../customers/customer-name.ts";

export interface Reader {
  id: string;
  name: string;
}

export function ReaderPicker(props: {
  /** Undefined before the first preview is there. */
  reader: Reader | undefined;
  /** Members of the audience to step through. */
  samples: Reader[];
  onPick: (id: string) => void;
}) {
  const { samples, onPick } = props;
  const [text, setText] = useState("");
  // Whoever was chosen reads from then on: their preview may take a while, and until then the one before is there.
  const [chosen, setChosen] = useState<Reader>();
  // Another reader, come while one types, would put their name in place of what was typed.
  const [kept, setKept] = useState<{ reader: Reader | undefined }>();
  const { reader } = kept ?? { reader: chosen ?? props.reader };
  const { options, isFound } = useOptions(text, reader, samples);
  const at = samples.findIndex(({ id }) => id === reader?.id);
  const pick = (next: Reader) => {
    setKept(undefined);
    setChosen(next);
    onPick(next.id);
  };
  const step = (by: number) => {
    const next = samples[(at + by + samples.length) % samples.length];
    if (next) pick(next);
  };
  return (
    <Group gap={4} wrap="nowrap" align="flex-end">
      <Select
        flex={1}
        label="As read by"
        data={options}
        value={reader?.id ?? null}
        onChange={(id, option) => id && option && pick({ id, name: option.label })}
        onInput={() => setKept((now) => now ?? { reader })}
        onBlur={() => setKept(undefined)}
        searchable
        allowDeselect={false}
        searchValue={text}
        onSearchChange={setText}
        filter={({ options: all }) => all.filter((one) => "value" in one && isFound(one.value))}
        nothingFoundMessage="No customer by these letters"
        maxDropdownHeight={260}
      />
      <Step label="Previous in the audience" disabled={samples.length < 2} onClick={() => step(-1)} back />
      <Step label="Next in the audience" disabled={samples.length < 2} onClick={() => step(1)} />
    </Group>
  );
}

function Step(props: { label: string; disabled: boolean; onClick: () => void; back?: boolean }) {
  const Icon = props.back ? IconChevronLeft : IconChevronRight;
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        variant="default"
        aria-label={props.label}
        disabled={props.disabled}
        onClick={props.onClick}
      >
        <Icon size={18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}

/**
 * The samples while nothing is typed, else whom the letters find. The one who reads is always among the options, or the field
 * would not know their name; where letters do not find them, they are not shown.
 */
function useOptions(text: string, reader: Reader | undefined, samples: Reader[]) {
  const typed = text.trim() === reader?.name ? "" : text.trim();
  const [search] = useDebouncedValue(typed, 200);
  const { data } = useApi(
    customerEndpoints.list,
    { query: { search, limit: 8 } },
    { enabled: search.length > 0, keep: true },
  );
  const found = typed && data ? data.data.map((one) => ({ id: one.id, name: nameOf(one) })) : samples;
  const all = reader && !found.some(({ id }) => id === reader.id) ? [reader, ...found] : found;
  return {
    options: all.map(({ id, name }) => ({ value: id, label: name })),
    isFound: (id: string) => !typed || found.some((one) => one.id === id),
  };
}
