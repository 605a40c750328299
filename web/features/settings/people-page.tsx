// People and roles: who is in, who is invited, and what each role may do.
import { accessEndpoints } from "../../../contract/access.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { useMay } from "../../workspace.tsx";
import { Invitations } from "./invitations.tsx";
import { InviteForm } from "./invite-form.tsx";
import { Members } from "./members.tsx";
import { RoleTable } from "./role-table.tsx";

export function PeoplePage() {
  const { data, error, refetch } = useApi(accessEndpoints.listMembers, {});
  const mayManage = useMay("people:manage");
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  return (
    <>
      <Section title="People" about="Everyone who can open this workspace.">
        <Members members={data.members} />
      </Section>
      {mayManage && (
        <Section title="Invite someone" about="They come in by a one-time link, which you pass on to them.">
          <InviteForm />
          <Invitations invitations={data.invitations} />
        </Section>
      )}
      <Section
        title="What each role may do"
        about="Checked for every page and every request, programs included."
      >
        <RoleTable />
      </Section>
    </>
  );
}
