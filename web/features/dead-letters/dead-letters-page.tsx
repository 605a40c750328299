// Dead letters: what was sent in, was taken and could not be applied. Each opens beside the list, to be mended and replayed.
import { getRouteApi, Outlet } from "@tanstack/react-router";
import {
  deadLetterEndpoints,
  deadLetterKinds,
  deadLetterSources,
  deadLetterStates,
  type ListedDeadLetter,
} from "../../../contract/dead-letters.ts";
import { useApiPages } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FilterBar, type FilterChoice } from "../../ui/filter-bar.tsx";
import { Section } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import { deadLetterColumns } from "./dead-letter-columns.tsx";
import { DeadLetterReasons } from "./dead-letter-reasons.tsx";
import { kindWords, sourceWords, stateWords } from "./dead-letter-words.ts";
import { SettleAll } from "./settle-all.tsx";

const route = getRouteApi("/w/$workspace/settings/dead-letters");

const filters: FilterChoice[] = [
  {
    key: "kind",
    label: "Kind",
    options: deadLetterKinds.map((value) => ({ value, label: kindWords[value] })),
  },
  {
    key: "source",
    label: "Came from",
    options: deadLetterSources.map((value) => ({ value, label: sourceWords[value] })),
  },
  {
    key: "state",
    label: "State",
    options: deadLetterStates.map((value) => ({ value, label: stateWords[value].label })),
  },
];

export function DeadLettersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const mayManage = useMay("dead_letters:manage");
  const list = useApiPages(deadLetterEndpoints.list, { query: search });
  const { state = "waiting", ...narrowed } = search;
  const filtered = Object.values(search).some(Boolean);
  return (
    <>
      <Section
        title="Dead letters"
        about="Entries that were taken and could not be applied. Mend what is wrong and replay them; each is applied once."
        action={
          mayManage &&
          state === "waiting" &&
          (list.rows?.length ?? 0) > 0 && <SettleAll narrowed={narrowed} />
        }
      >
        <DeadLetterReasons />
        <FilterBar
          searchLabel="Reason or payload"
          filters={filters}
          values={search}
          onChange={(changed) => void navigate({ search: (now) => ({ ...now, ...changed }), replace: true })}
        />
        <DataTable<ListedDeadLetter>
          label="Dead letters"
          columns={deadLetterColumns}
          rows={list.rows}
          rowKey={(letter) => letter.id}
          onOpen={({ id }) =>
            void navigate({ ...paths.settingsDeadLetter(id), search: true, resetScroll: false })
          }
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={<None filtered={filtered} />}
          onEnd={list.more}
          hasMore={list.hasNextPage}
          stale={list.isPlaceholderData}
        />
      </Section>
      <Outlet />
    </>
  );
}

function None({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState picture="search" title="None of these">
        No dead letter matches. Clear the filters to see those that wait.
      </EmptyState>
    );
  return (
    <EmptyState picture="letter" title="Everything was applied">
      Should an entry be taken that cannot be applied, it is kept here with the reason, and nothing is lost.
    </EmptyState>
  );
}
