// How people sign in to this installation, and what to set to add a way.
import { Code, Group, Text } from "@mantine/core";
import { accessEndpoints } from "../../../contract/access.ts";
import { urlOf } from "../../api.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SettingRow, SettingRows } from "../../ui/setting-rows.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";

export function SignInMethodsPage() {
  const { data, error, refetch } = useApi(accessEndpoints.signInMethods, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  return (
    <>
      <Section title="Ways to sign in" about="The same for every workspace of this installation.">
        <SettingRows>
          {data.methods.map((method) => (
            <SettingRow key={method.id} name={method.name} about="Offered on the sign-in page">
              <StateBadge tone="good">Set up</StateBadge>
            </SettingRow>
          ))}
          <SettingRow name="One-time link" about="For invitations, and for the owner from the machine itself">
            <StateBadge tone="good">Always there</StateBadge>
          </SettingRow>
        </SettingRows>
      </Section>
      <AddMethod />
    </>
  );
}

function AddMethod() {
  return (
    <Section
      title="Add Google or another provider"
      about="Whoever operates the server sets these in its environment and starts it again."
    >
      <Facts
        facts={[
          { name: "Google", value: <Variables names={["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"]} /> },
          {
            name: "Another OpenID Connect provider",
            value: <Variables names={["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"]} />,
          },
        ]}
      />
      <Text size="sm" c="dimmed">
        The provider asks where to send people back. For Google that is <Code>{callbackOf("google")}</Code>,
        for another provider <Code>{callbackOf("oidc")}</Code>.
      </Text>
    </Section>
  );
}

function Variables(props: { names: string[] }) {
  return (
    <Group gap={6}>
      {props.names.map((name) => (
        <Code key={name}>{name}</Code>
      ))}
    </Group>
  );
}

function callbackOf(provider: string): string {
  const path = urlOf(accessEndpoints.finishOidc, { params: { provider }, query: {} });
  return `${window.location.origin}${path}`;
}
