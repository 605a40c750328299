// Who was merged into a customer, each with the way back.
import { Button, Group, Text } from "@mantine/core";
import { type CustomerMerge, mergeEndpoints } from "../../../contract/merges.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { useMerge } from "./use-merge.ts";

export function CustomerMerges({ id }: { id: string }) {
  const { data } = useApi(mergeEndpoints.merges, { params: { id } });
  const mayWrite = useMay("customers:write");
  const { undo, merging, error } = useMerge();
  if (!data || data.data.length === 0) return null;
  return (
    <Section title="Merged into this customer" level={3}>
      {data.data.map((merge) => (
        <Group key={merge.id} justify="space-between" wrap="nowrap">
          <Text size="sm">
            {whoWas(merge)}, <When at={merge.at} />
          </Text>
          {mayWrite && (
            <Button variant="subtle" size="compact-sm" disabled={merging} onClick={() => void undo(merge.id)}>
              Undo merge
            </Button>
          )}
        </Group>
      ))}
      {error && <ErrorState error={error} />}
    </Section>
  );
}

function whoWas({ merged }: CustomerMerge): string {
  const { name, email, phone, external_id } = merged;
  return [name, email ?? phone ?? external_id].filter(Boolean).join(", ") || "A nameless customer";
}
