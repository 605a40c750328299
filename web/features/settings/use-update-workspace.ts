// Changes the workspace, and makes the frame around the page know at once: its name, money and days are everywhere.
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { accessEndpoints } from "../../../contract/access.ts";
import type { BodyOf } from "../../../contract/api.ts";
import { useApiMutation } from "../../api-query.ts";
import { sessionQuery } from "../../session.ts";

type Change = BodyOf<typeof accessEndpoints.updateWorkspace>;

export function useUpdateWorkspace() {
  const client = useQueryClient();
  const router = useRouter();
  const update = useApiMutation(accessEndpoints.updateWorkspace);
  const change = async (body: Change) => {
    await update.mutateAsync({ body });
    await client.refetchQueries({ queryKey: sessionQuery.queryKey });
    await router.invalidate();
  };
  return { change, error: update.error, busy: update.isPending };
}
