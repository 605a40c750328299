// Opening a workspace, for those who may; others learn how to get into one.
import { PlainPage } from "../../frame/plain.tsx";
import { useSession } from "../../session.ts";
import { NewWorkspaceForm } from "./new-workspace-form.tsx";

export function NewWorkspacePage() {
  const session = useSession();
  if (session && !session.may_create_workspace) {
    return (
      <PlainPage title="You are not in a workspace yet">
        Ask an owner for an invitation to theirs; the link they give you brings you in.
      </PlainPage>
    );
  }
  return (
    <PlainPage title="Open a workspace" about="One for each shop. You can invite others afterwards.">
      <NewWorkspaceForm />
    </PlainPage>
  );
}
