// Home: four numbers with their trend, what needs attention, what runs, and the next good idea.
import { homeEndpoints } from "../../../contract/home.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Figures } from "../../ui/figures.tsx";
import { Page } from "../../ui/page.tsx";
import { useWorkspace } from "../../workspace.tsx";
import { homeFigures } from "./home-figures.ts";

export function HomePage() {
  const { name } = useWorkspace();
  const { data, error, refetch } = useApi(homeEndpoints.home, {});
  return (
    <Page title="Home" about={`${name} over the last 30 days, beside the 30 days before.`}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Figures label="The last 30 days" figures={homeFigures(data)} />
      )}
    </Page>
  );
}
