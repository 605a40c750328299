// Lists: customers put together by hand, and a place to start another. Search and sort live in the URL.
import { getRouteApi } from "@tanstack/react-router";
import { type List, listEndpoints } from "../../../contract/lists.ts";
import { useApiPages } from "../../api-query.ts";
import { NameLink } from "../../frame/link.tsx";
import { type Paths, usePaths } from "../../paths.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FilterBar } from "../../ui/filter-bar.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Page } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { GroupTabs } from "./group-tabs.tsx";
import { NewList } from "./new-list.tsx";

const route = getRouteApi("/w/$workspace/lists");

export function ListsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const mayWrite = useMay("segments:write");
  const lists = useApiPages(listEndpoints.list, { query: search });
  const change = (changed: object) =>
    void navigate({ to: ".", search: (now) => ({ ...now, ...changed }), replace: true });
  return (
    <Page
      title="Lists"
      about="Customers put together by hand. They stay on a list until they are taken off."
      action={mayWrite && <NewList />}
    >
      <GroupTabs at="lists" />
      <FilterBar searchLabel="Name of a list" values={search} onChange={change} />
      <DataTable<List>
        label="Lists"
        columns={columns}
        rows={lists.rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(paths.list(id))}
        error={lists.error}
        onRetry={() => void lists.refetch()}
        empty={<NoLists searched={Boolean(search.search)} />}
        onEnd={lists.more}
        hasMore={lists.hasNextPage}
        stale={lists.isPlaceholderData}
        sort={search.sort ?? "-updated_at"}
        onSort={(sort) => change({ sort })}
      />
    </Page>
  );
}

const columns: Column<List>[] = [
  { key: "name", head: "Name", sort: { up: "name" }, cell: (list) => <Name list={list} /> },
  { key: "about", head: "What it is for", from: "md", cell: ({ description }) => description },
  { key: "members", head: "Members", align: "right", cell: ({ members }) => <Count value={members} /> },
  {
    key: "changed",
    head: "Changed",
    align: "right",
    from: "sm",
    sort: { down: "-updated_at" },
    cell: ({ updated_at }) => <When at={updated_at} capital />,
  },
];

function Name({ list }: { list: List }) {
  const paths: Paths = usePaths();
  return (
    <NameLink {...paths.list(list.id)} tabIndex={-1}>
      {list.name}
    </NameLink>
  );
}

function NoLists({ searched }: { searched: boolean }) {
  if (searched)
    return (
      <EmptyState picture="search" title="No list by that name">
        Search looks at the names and what they are for.
      </EmptyState>
    );
  return (
    <EmptyState picture="segment" title="Your lists will be here">
      Make one for people no rule would find, such as guests of an event: paste their e-mails, phones or ids.
    </EmptyState>
  );
}
