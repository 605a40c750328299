// One source: how to connect it, whether it works, and what it delivered last.
import { Group, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type Source, sourceEndpoints } from "../../../contract/sources.ts";
import { useApi } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { CopyLine } from "../../ui/copy-line.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { kindWords } from "./kind-words.ts";
import { RemoveSource } from "./remove-source.tsx";
import { SourceDeliveries } from "./source-deliveries.tsx";
import { SourceSample } from "./source-sample.tsx";
import { SourceSecret } from "./source-secret.tsx";
import { SourceState } from "./source-state.tsx";
import classes from "./sources.module.css";

const route = getRouteApi("/w/$workspace/settings/sources/$source");

/** What comes in is read again so often while one looks, in milliseconds. */
const every = 5_000;

export function SourcePanel() {
  const { source: id } = route.useParams();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const { data, error, refetch } = useApi(
    sourceEndpoints.get,
    { params: { id } },
    { refetchInterval: every },
  );
  return (
    <SidePanel
      title={data?.name ?? "Source"}
      width={720}
      under={data && <Standing source={data} />}
      onClose={() => void navigate({ ...paths.settingsSources(), resetScroll: false })}
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PanelBones />}
      {data && <Whole source={data} />}
    </SidePanel>
  );
}

function Standing({ source }: { source: Source }) {
  return (
    <Group gap="sm">
      <Text size="sm">{kindWords[source.kind].name}</Text>
      <Text size="sm" c="dimmed" component="div">
        <SourceState source={source} />
      </Text>
    </Group>
  );
}

function Whole({ source }: { source: Source }) {
  const mayManage = useMay("sources:manage");
  const words = kindWords[source.kind];
  return (
    <>
      <Refused source={source} />
      <Section title="Connect it" level={3}>
        <ol className={classes.steps}>
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <CopyLine label={words.address} text={source.address} />
        {source.id_prefix && <Text c="dimmed">Its ids begin with “{source.id_prefix}” here.</Text>}
        {mayManage && <SourceSecret source={source} />}
      </Section>
      {mayManage && <SourceSample source={source} />}
      <SourceDeliveries id={source.id} />
      {mayManage && <RemoveSource source={source} />}
    </>
  );
}

function Refused({ source: { refused, refused_at, kind } }: { source: Source }) {
  if (refused === 0 || !refused_at) return null;
  return (
    <Notice kind="warning" title="Deliveries with a wrong signature were refused">
      <Count value={refused} one="time" />, last <When at={refused_at} />. Nothing of them was kept. If they
      are yours, the {kindWords[kind].secret.toLowerCase()} there and here differ.
    </Notice>
  );
}
