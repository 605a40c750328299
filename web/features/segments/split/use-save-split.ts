// Saving the parts of a split as segments; undo deletes them all.
import { segmentEndpoints } from "../../../../contract/segments.ts";
import { useApiMutation } from "../../../api-query.ts";
import { toast } from "../../../ui/toast.tsx";
import type { Part } from "./parts.ts";

/** What is shared out. */
export interface Whole {
  kind: "segment" | "list";
  id: string;
  name: string;
}

/** A rule may name them as soon as they are there. */
const touched = ["Segments", "Attributes"];

export function useSaveSplit({ kind, id }: Whole) {
  const split = useApiMutation(segmentEndpoints.split, { refreshes: touched });
  const remove = useApiMutation(segmentEndpoints.remove, { refreshes: touched });

  async function undo(ids: readonly string[]): Promise<void> {
    for (const one of ids) await remove.mutateAsync({ params: { id: one } });
  }

  async function save(seed: string, parts: readonly Part[]): Promise<void> {
    const written = parts.map(({ name, percent }) => ({ name, percent: percent ?? 0 }));
    const saved = await split.mutateAsync({ body: { of: { kind, id }, seed, parts: written } });
    const ids = saved.parts.flatMap(({ segment }) => segment?.id ?? []);
    toast(`${ids.length} segments saved`, () => {
      undo(ids).catch((error: Error) => toast(`Not all were deleted again: ${error.message}`));
    });
  }

  return { save, saving: split.isPending, error: split.error };
}
