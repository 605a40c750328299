// The chosen number of people as a list, for rules and campaigns; a campaign to them can be begun at once.
import { Button, Group, Stack, Switch, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Lookalike, lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { useApiMutation } from "../../api-query.ts";
import { formatCount } from "../../format.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import { touched } from "../lists/touched.ts";
import { titleOf } from "./seed-words.ts";

const longestName = 120;

export function SaveAudience({
  lookalike,
  seeds,
  size,
}: {
  lookalike: Lookalike;
  seeds: number;
  size: number;
}) {
  const [name, setName] = useState(titleOf(lookalike.seed).slice(0, longestName));
  const [withSeed, setWithSeed] = useState(false);
  const save = useApiMutation(lookalikeEndpoints.saveList, { refreshes: touched });
  const navigate = useNavigate();
  const paths = usePaths();
  const mayCampaign = useMay("campaigns:write");
  const { currency } = useFormatting();
  const run = async (goOn: (list: string) => Promise<void>) => {
    const body = { name, size, include_seed: withSeed };
    const list = await save.mutateAsync({ params: { id: lookalike.id }, body });
    toast(`${formatCount(list.members, currency)} people are on the list “${list.name}”`);
    await goOn(list.id);
  };
  const start = (goOn: (list: string) => Promise<void>) => void run(goOn).catch(() => undefined);
  const toCampaign = (list: string) => navigate({ ...paths.newCampaign(), search: { list } });
  return (
    <Stack gap="sm">
      <TextInput
        label="Name of the list"
        value={name}
        maxLength={longestName}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch
        label={`Put the ${formatCount(seeds, currency)} people they are like on it as well`}
        checked={withSeed}
        onChange={(event) => setWithSeed(event.currentTarget.checked)}
      />
      {save.error && <ErrorState error={save.error} />}
      <Group gap="sm">
        <Button
          disabled={name.trim() === ""}
          loading={save.isPending}
          onClick={() => start((list) => navigate(paths.list(list)))}
        >
          Make a list of them
        </Button>
        {mayCampaign && (
          <Button
            variant="default"
            disabled={name.trim() === "" || save.isPending}
            onClick={() => start(toCampaign)}
          >
            Make the list and write to them
          </Button>
        )}
      </Group>
    </Stack>
  );
}
