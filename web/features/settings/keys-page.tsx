// API keys: made for a purpose, shown once, revoked at any time.
import { Anchor, Code, Text } from "@mantine/core";
import { accessEndpoints } from "../../../contract/access.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SettingRows } from "../../ui/setting-rows.tsx";
import { KeyRow } from "./key-row.tsx";
import { NewKey } from "./new-key.tsx";

export function KeysPage() {
  const { data, error, refetch } = useApi(accessEndpoints.listApiKeys, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  return (
    <>
      <Section title="Create an API key" about={<About />}>
        <NewKey keys={data.data} />
      </Section>
      <Section title="Keys in use">
        {data.data.length === 0 ? (
          <Text c="dimmed">None yet. A key appears here with when it was last used.</Text>
        ) : (
          <SettingRows>
            {data.data.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </SettingRows>
        )}
      </Section>
    </>
  );
}

function About() {
  return (
    <>
      For programs of yours, sent as <Code>Authorization: Bearer</Code>. The{" "}
      <Anchor href="/api-docs" target="_blank">
        API documentation
      </Anchor>{" "}
      lists what they can do.
    </>
  );
}
