// The audience as one bar, split into outcomes that add up to it; each part opens its people.
import { Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { Campaign } from "../../../contract/campaigns.ts";
import { formatCount } from "../../format.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { OutcomeBar } from "../../ui/outcome-bar.tsx";
import { Section } from "../../ui/page.tsx";
import { isUnderWay } from "./campaign-state.tsx";
import { outcomeParts } from "./outcome-parts.ts";

const route = getRouteApi("/w/$workspace/campaigns/$campaign");

export function LaunchedAudience({ campaign }: { campaign: Campaign }) {
  const { currency } = useFormatting();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const { id, state, stats } = campaign;
  const size = formatCount(stats.audience, currency);
  const people = stats.audience === 1 ? "1 person" : `${size} people`;
  return (
    <Section
      title={`Audience of ${people}`}
      about="Everyone is in exactly one of these parts; they add up to the audience."
      action={
        <AppLink {...paths.campaignPeople(id)} resetScroll={false}>
          Show everyone
        </AppLink>
      }
    >
      {stats.audience === 0 ? (
        <Text c="dimmed">Nobody was in the audience at the moment of launch, so nothing was sent.</Text>
      ) : (
        <OutcomeBar
          label={`Audience of ${people} by outcome`}
          parts={outcomeParts(stats).filter(({ count }) => count > 0 || isUnderWay(state))}
          onOpen={(outcome) =>
            void navigate({ ...paths.campaignPeople(id), search: { outcome } as never, resetScroll: false })
          }
        />
      )}
    </Section>
  );
}
