// The history without any campaign: none yet, or none that fits the filters.
import { Group } from "@mantine/core";
import { ButtonLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useMay } from "../../workspace.tsx";

export function NoCampaigns(props: { filtered: boolean }) {
  const paths = usePaths();
  const mayWrite = useMay("campaigns:write");
  if (props.filtered) {
    return (
      <EmptyState
        picture="search"
        title="No campaign fits all of these"
        action={
          <ButtonLink {...paths.campaigns()} variant="default">
            Show all campaigns
          </ButtonLink>
        }
      >
        Search looks at names. Take away a filter or use fewer letters.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture="letter"
      title="Your campaigns will be here"
      action={
        mayWrite && (
          <Group gap="sm" justify="center">
            <ButtonLink {...paths.newCampaign()}>Write the first campaign</ButtonLink>
            <ButtonLink {...paths.objective()} variant="default">
              From an objective
            </ButtonLink>
          </Group>
        )
      }
    >
      Each with how many it reached, who opened and clicked, and what they ordered afterwards. One needs only
      an audience and a message to begin.
    </EmptyState>
  );
}
