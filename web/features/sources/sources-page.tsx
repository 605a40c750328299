// Sources: where data comes in from by itself. Each opens beside the list, with its address, its key and what it delivered.
import { Text } from "@mantine/core";
import { Outlet } from "@tanstack/react-router";
import { type Source, sourceEndpoints } from "../../../contract/sources.ts";
import { useApi } from "../../api-query.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SettingRow, SettingRows } from "../../ui/setting-rows.tsx";
import { useMay } from "../../workspace.tsx";
import { kindWords } from "./kind-words.ts";
import { NewSource } from "./new-source.tsx";
import { SourceState } from "./source-state.tsx";

/** What comes in is read again so often while one looks, in milliseconds. */
const every = 5_000;

export function SourcesPage() {
  const { data, error, refetch } = useApi(sourceEndpoints.list, {}, { refetchInterval: every });
  const mayManage = useMay("sources:manage");
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  return (
    <>
      <Section
        title="Where data comes in from"
        about="What they send becomes customers, orders and events within a second."
      >
        {data.data.length === 0 ? <NoSources /> : <Rows sources={data.data} />}
      </Section>
      {mayManage && (
        <Section title="Add a source">
          <NewSource />
        </Section>
      )}
      <Outlet />
    </>
  );
}

function NoSources() {
  return (
    <EmptyState picture="shelf" title="Nothing is connected yet">
      A shop on Shopify or WooCommerce, or anything that speaks Segment, can send its customers and orders
      here by itself. What it sent is shown here.
    </EmptyState>
  );
}

function Rows({ sources }: { sources: Source[] }) {
  const paths = usePaths();
  return (
    <SettingRows>
      {sources.map((source) => (
        <SettingRow
          key={source.id}
          name={
            <NameLink {...paths.settingsSource(source.id)} over>
              {source.name}
            </NameLink>
          }
          about={
            <>
              {kindWords[source.kind].name}: {kindWords[source.kind].brings.toLowerCase()}
            </>
          }
        >
          <Text component="div">
            <SourceState source={source} />
          </Text>
        </SettingRow>
      ))}
    </SettingRows>
  );
}
