// Begins to look for people like these, and goes to where they will be shown.
import { useNavigate } from "@tanstack/react-router";
import { lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { toast } from "../../ui/toast.tsx";

type Seed = { segment_id: string } | { list_id: string } | { campaign_id: string };

export function useFindLookalikes() {
  const begin = useApiMutation(lookalikeEndpoints.find);
  const navigate = useNavigate();
  const paths = usePaths();
  const find = async (seed: Seed) => {
    const { id } = await begin.mutateAsync({ query: {}, body: seed });
    await navigate(paths.lookalike(id));
  };
  return {
    find: (seed: Seed) =>
      void find(seed).catch((error: Error) => toast(`They cannot be looked for: ${error.message}`)),
    busy: begin.isPending,
  };
}
