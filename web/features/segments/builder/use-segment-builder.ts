// Everything one builder is made of: the editor's store, the rule that can be asked, its answer, what is to be said of which
// condition, and whether anything has changed since it was saved.
import { useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Rule } from "../../../../contract/rule.ts";
import type { Within } from "../../../../contract/rule-segments.ts";
import { ApiError } from "../../../api.ts";
import { useAnswer } from "../answer/use-answer.ts";
import { useAskedRule } from "../answer/use-asked-rule.ts";
import { createEditorStore } from "../model/editor-store.ts";
import { ruleText } from "../model/plain-rule.ts";
import type { Builder } from "./builder-context.tsx";
import { marksOf } from "./marks.ts";
import type { Naming } from "./naming.tsx";

export interface Start extends Naming {
  rule: Rule | undefined;
}

export function useSegmentBuilder(
  start: Start,
  catalogue: Catalogue,
  asOf: string | undefined,
  segmentId?: string,
) {
  const [store] = useState(() => createEditorStore(start.rule));
  const [naming, setNaming] = useState<Naming>({ name: start.name, description: start.description });
  const [said, setSaid] = useState("");
  const root = useStore(store, (state) => state.history.present);
  const within = useMemo<Within | undefined>(
    () => (segmentId ? { id: segmentId, name: naming.name } : undefined),
    [segmentId, naming.name],
  );
  const asked = useAskedRule(root, catalogue, within);
  const answer = useAnswer(asked.rule, asOf);

  const builder = useMemo<Builder>(
    () => ({ store, catalogue, within, announce: setSaid }),
    [store, catalogue, within],
  );
  const marks = useMemo(() => {
    const faults = answer.error instanceof ApiError ? answer.error.errors : [];
    const warnings = answer.pending ? [] : (answer.preview?.warnings ?? []);
    return marksOf(asked.unready, asked.idAt, { faults, warnings });
  }, [asked, answer.error, answer.pending, answer.preview]);

  const now = JSON.stringify([naming.name, naming.description, ruleText(root)]);
  const saved = useRef(now);
  return {
    builder,
    naming,
    setNaming,
    said,
    root,
    asked,
    answer,
    marks,
    dirty: now !== saved.current,
    /** From here on, this is what was saved. */
    settle: () => {
      saved.current = now;
    },
  };
}
