// Home: four numbers with their trend, what needs attention, what runs, and the next good idea.
import { type Home, homeEndpoints } from "../../../contract/home.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Figures } from "../../ui/figures.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useWorkspace } from "../../workspace.tsx";
import { Attention } from "./attention.tsx";
import { Campaigns } from "./campaigns.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { HomeBones } from "./home-bones.tsx";
import { homeFigures } from "./home-figures.ts";
import { Idea } from "./idea.tsx";
import { useLiveHome } from "./use-live-home.ts";

export function HomePage() {
  const { name } = useWorkspace();
  const { data, error, refetch } = useApi(homeEndpoints.home, {});
  useLiveHome();
  return (
    <Page title="Home" about={`${name} over the last 30 days, beside the 30 days before.`}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <Figures label="The last 30 days" figures={homeFigures(data)} />
          {data ? <Rest home={data} /> : <HomeBones />}
        </>
      )}
    </Page>
  );
}

function Rest({ home }: { home: Home }) {
  const { attention, running, idea } = home;
  const recent = home.recent.filter(({ id }) => running.every((campaign) => campaign.id !== id));
  const isNew = home.orders.value === 0 && home.customers.value === 0 && recent.length + running.length === 0;
  if (isNew) return <FirstSteps />;
  return (
    <>
      {attention.length > 0 && (
        <Section title="Needs attention">
          <Attention items={attention} />
        </Section>
      )}
      {running.length > 0 && (
        <Section title="Going out now">
          <Campaigns campaigns={running} />
        </Section>
      )}
      {idea && (
        <Section title="Next idea">
          <Idea idea={idea} />
        </Section>
      )}
      {recent.length > 0 && (
        <Section title="Latest campaigns">
          <Campaigns campaigns={recent} />
        </Section>
      )}
    </>
  );
}
