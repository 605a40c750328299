// Choosing a saved segment by a few letters, with its sentence and size.
import { Box, Group, Select, type SelectProps, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { type Segment, segmentEndpoints } from "../../../contract/segments.ts";
import { useApi } from "../../api-query.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Count } from "../../ui/numbers.tsx";

interface PickerProps {
  id: string | undefined;
  onPick: (id: string | undefined) => void;
  label?: string;
}

export function SegmentPicker({ label = "Segment", ...props }: PickerProps) {
  const [text, setText] = useState("");
  const chosen = useApi(
    segmentEndpoints.get,
    { params: { id: props.id ?? "" } },
    { enabled: props.id !== undefined },
  ).data;
  const list = useFound(text, chosen);
  const all = chosen && !list.rows.some(({ id }) => id === chosen.id) ? [chosen, ...list.rows] : list.rows;
  return (
    <Stack gap="xs">
      <Select
        label={label}
        description={list.none ? <NoneYet /> : "Search by its name"}
        data={all.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen ? (props.id ?? null) : null}
        onChange={(id) => props.onPick(id ?? undefined)}
        searchable
        clearable
        searchValue={text}
        onSearchChange={setText}
        filter={({ options }) => options}
        renderOption={optionFor(all)}
        nothingFoundMessage={list.none ? "No segment is saved yet" : "No segment by these letters"}
        maxDropdownHeight={320}
      />
      {list.error && <ErrorState error={list.error} />}
      {chosen && <Chosen segment={chosen} />}
    </Stack>
  );
}

function useFound(text: string, chosen: Segment | undefined) {
  const typed = text.trim() === chosen?.name ? "" : text.trim();
  const [search] = useDebouncedValue(typed, 200);
  const { data, error } = useApi(
    segmentEndpoints.list,
    { query: { search: search || undefined, limit: 20 } },
    { keep: true },
  );
  return { rows: data?.data ?? [], error, none: search === "" && data?.data.length === 0 };
}

function optionFor(segments: Segment[]): SelectProps["renderOption"] {
  return ({ option }) => {
    const segment = segments.find(({ id }) => id === option.value);
    return (
      <Box flex={1}>
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text fw={500}>{option.label}</Text>
          <Size segment={segment} />
        </Group>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {segment?.sentence}
        </Text>
      </Box>
    );
  };
}

function Size({ segment }: { segment: Segment | undefined }) {
  if (segment?.count === null || segment?.count === undefined) return null;
  return (
    <Text size="sm" c="dimmed">
      <Count value={segment.count} one="person" many="people" />
    </Text>
  );
}

function Chosen({ segment }: { segment: Segment }) {
  const paths = usePaths();
  return (
    <Text c="dimmed">
      {segment.sentence} <AppLink {...paths.page(`/segments/${segment.id}`)}>Open the segment</AppLink>
    </Text>
  );
}

function NoneYet() {
  const paths = usePaths();
  return (
    <>
      No segment is saved yet.{" "}
      <AppLink {...paths.page("/segments/new")} inherit>
        Build the first one
      </AppLink>
      , or send it to everyone.
    </>
  );
}
