// Saving a segment: what stands in the way is said where it can be mended; what was saved is what later changes are told from.
import { useState } from "react";
import { type Segment, segmentEndpoints } from "../../../../contract/segments.ts";
import { useApiMutation } from "../../../api-query.ts";
import { faultSentence } from "../../../ui/error-words.ts";
import { plainRule } from "../model/plain-rule.ts";
import { focusHandle } from "../tree/focus.ts";
import type { useSegmentBuilder } from "./use-segment-builder.ts";

type Bench = ReturnType<typeof useSegmentBuilder>;

interface Obstacle {
  at: "name" | "rule";
  words: string;
}

/** What comes after saving: going on with the segment, or writing a campaign to it. */
export type AfterSave = "stay" | "campaign";

export function useSave(
  bench: Bench,
  segment: Segment | undefined,
  done: (saved: Segment, after: AfterSave) => void,
) {
  const [obstacle, setObstacle] = useState<Obstacle>();
  /** The name last asked for, which may turn out to be taken. */
  const [tried, setTried] = useState("");
  const create = useApiMutation(segmentEndpoints.create);
  const update = useApiMutation(segmentEndpoints.update);
  const { naming, asked } = bench;

  const save = async (after: AfterSave) => {
    const found = obstacleTo(bench);
    setObstacle(found);
    if (found) return found;
    setTried(naming.name.trim());
    const body = {
      name: naming.name.trim(),
      description: naming.description.trim() || null,
      rule: plainRule(bench.root),
    };
    const saved = segment
      ? await update.mutateAsync({ params: { id: segment.id }, body })
      : await create.mutateAsync({ body });
    bench.settle();
    done(saved, after);
    return undefined;
  };

  const error = create.error ?? update.error;
  const taken: Obstacle | undefined =
    error?.code === "conflict" && naming.name.trim() === tried
      ? { at: "name", words: faultSentence({ path: "", message: error.message }) }
      : undefined;
  const stillThere = obstacle && obstacleTo(bench)?.words === obstacle.words ? obstacle : undefined;
  return {
    save: (after: AfterSave) => {
      void save(after)
        .then((found) => {
          const first = [...asked.unready.keys()][0];
          if (found?.at !== "rule" || !first) return;
          bench.builder.store.getState().reveal(first);
          focusHandle(first);
        })
        .catch(() => {
          // The mutation keeps its error, which the page shows.
        });
    },
    obstacle: taken ?? stillThere,
    saving: create.isPending || update.isPending,
    error: error?.code === "conflict" ? null : error,
  };
}

function obstacleTo({ naming, asked }: Bench): Obstacle | undefined {
  if (naming.name.trim() === "")
    return { at: "name", words: "Give it a name, by which others will find it." };
  if (asked.conditions === 0 && asked.off > 0)
    return { at: "rule", words: "Every condition is turned off. Turn one on, then save." };
  if (asked.conditions === 0)
    return { at: "rule", words: "Add a condition first, or say “All customers” if everyone is meant." };
  const { size } = asked.unready;
  if (size === 0) return undefined;
  const words = size === 1 ? "1 condition is not complete" : `${size} conditions are not complete`;
  return { at: "rule", words: `${words}. Finish or remove ${size === 1 ? "it" : "them"}, then save.` };
}
