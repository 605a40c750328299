// Sharing out a segment or a list at random into segments of their own, beside its page, with the sizes they will have.
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { segmentEndpoints } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";
import { usePaths } from "../../../paths.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Count } from "../../../ui/numbers.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { firstParts, mostParts, obstacleTo, type Part, withOneMore, without } from "./parts.ts";
import { SplitParts } from "./split-parts.tsx";
import { useSaveSplit, type Whole } from "./use-save-split.ts";

export function SplitPanel({ of, onClose }: { of: Whole; onClose: () => void }) {
  return (
    <SidePanel
      title={`Split “${of.name}”`}
      under={
        <Text size="sm" c="dimmed">
          Each person goes into one part, by chance, and stays in it.
        </Text>
      }
      width={560}
      onClose={onClose}
    >
      <Form of={of} />
    </SidePanel>
  );
}

function Form({ of }: { of: Whole }) {
  const short = of.name.slice(0, 100);
  const [parts, setParts] = useState(() => firstParts(short));
  const [seed, setSeed] = useState(`Split of ${of.name}`.slice(0, 100));
  const obstacle = seed.trim() === "" ? "Give the split a name." : obstacleTo(parts);
  const sizes = useSizes(of, seed, parts, obstacle === undefined);
  const { save, saving, error } = useSaveSplit(of);
  const navigate = useNavigate();
  const paths = usePaths();
  const saveAll = () =>
    save(seed, parts).then(
      () => navigate(paths.segments()),
      () => undefined,
    );
  return (
    <Stack gap="lg">
      <SplitParts
        parts={parts}
        sizes={sizes.data?.parts.map(({ count }) => count)}
        stale={sizes.stale}
        onChange={setParts}
        onRemove={(key) => setParts(without(parts, key))}
      />
      <Group justify="space-between" wrap="wrap">
        <Button
          variant="default"
          disabled={parts.length >= mostParts}
          onClick={() => setParts(withOneMore(parts, short))}
        >
          Add a part
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {obstacle ?? (sizes.data && <Together count={sizes.data.count} />)}
        </Text>
      </Group>
      <TextInput
        label="Name of the split"
        description="Chance goes by this name: the same name gives the same parts again, another name other ones."
        maxLength={100}
        value={seed}
        onChange={(event) => setSeed(event.currentTarget.value)}
      />
      {(error ?? sizes.error) ? <ErrorState error={error ?? sizes.error} /> : null}
      <Group>
        <Button loading={saving} disabled={obstacle !== undefined} onClick={() => void saveAll()}>
          Save {parts.length} segments
        </Button>
      </Group>
    </Stack>
  );
}

function Together({ count }: { count: number }) {
  return (
    <>
      Together <Count value={count} one="person" many="people" />
    </>
  );
}

/** As the shares stand, a moment after the last change; names make no difference to them. */
function useSizes(of: Whole, seed: string, parts: readonly Part[], ready: boolean) {
  const shares = parts.map(({ percent }, i) => ({ name: `${i + 1}`, percent: percent ?? 0 }));
  const body = { of: { kind: of.kind, id: of.id }, seed, parts: shares, dry_run: true };
  const [asked] = useDebouncedValue(JSON.stringify(body), 200);
  const { data, error, isPlaceholderData } = useApi(
    segmentEndpoints.split,
    { body: JSON.parse(asked) },
    { keep: true, enabled: ready },
  );
  const stale = isPlaceholderData || asked !== JSON.stringify(body);
  return { data: data?.parts.length === parts.length ? data : undefined, error, stale };
}
