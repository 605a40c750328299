// The workspace itself: its name, how it counts, and whom each channel may reach.
import { accessEndpoints } from "../../../contract/access.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { useMay } from "../../workspace.tsx";
import { ConsentForm } from "./consent-form.tsx";
import { DeleteWorkspace } from "./delete-workspace.tsx";
import { WorkspaceForm } from "./workspace-form.tsx";

export function GeneralPage() {
  const { data, error, refetch } = useApi(accessEndpoints.getWorkspace, {});
  const mayDelete = useMay("workspace:delete");
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  return (
    <>
      <Section title="Workspace">
        <WorkspaceForm workspace={data} />
      </Section>
      <Section title="Whom each channel may reach" about="Applies to every campaign launched from now on.">
        <ConsentForm policy={data.consent} />
      </Section>
      {mayDelete && (
        <Section
          title="Delete this workspace"
          about="Its customers, orders, segments and campaigns go with it, for good."
        >
          <DeleteWorkspace workspace={data} />
        </Section>
      )}
    </>
  );
}
