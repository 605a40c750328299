// One condition: its handle, its sentence with parts to press, what is to be said of it, its menu.
import { type ComponentType, memo, useEffect } from "react";
import { useBuilder, useMark } from "../builder/builder-context.tsx";
import type { Draft, LeafKind } from "../model/drafts.ts";
import type { Leaf } from "../model/tree.ts";
import { update } from "../model/tree-edit.ts";
import { LeafProvider, useLeaf } from "../parts/leaf-context.tsx";
import type { SentenceProps } from "../parts/sentence-props.ts";
import { sentences } from "../parts/sentences.ts";
import { Words } from "../parts/token.tsx";
import { summaryOf } from "../words/summary.ts";
import { focusSentence } from "./focus.ts";
import { Handle } from "./handle.tsx";
import { MarkLines } from "./mark-lines.tsx";
import classes from "./node.module.css";
import { NodeMenu } from "./node-menu.tsx";
import { TurnedOff } from "./turned-off.tsx";
import { useGrip } from "./use-grip.ts";

export function ConditionRow({ leaf }: { leaf: Leaf<Draft> }) {
  const { catalogue } = useBuilder();
  const grip = useGrip(leaf.id);
  const mark = useMark(leaf.id);
  return (
    <div
      {...grip.row}
      className={classes.condition}
      data-node={leaf.id}
      data-lifted={grip.isDragging || undefined}
      data-tone={mark?.tone}
      data-off={leaf.off}
    >
      <Handle {...grip.handle} label={summaryOf(leaf, catalogue)} />
      <div className={classes.body}>
        <LeafProvider id={leaf.id}>
          <ConditionSentence leaf={leaf} />
        </LeafProvider>
        {leaf.off && <TurnedOff node={leaf} />}
        <MarkLines mark={mark} />
      </div>
      <NodeMenu node={leaf} />
    </div>
  );
}

/** Drawn anew only when its own condition changes, since it is full of things that open. */
export const ConditionSentence = memo(function ConditionSentence({ leaf }: { leaf: Leaf<Draft> }) {
  const { store } = useBuilder();
  const { takeFresh } = useLeaf();
  // A missing value has opened by now; where none is missing, the new condition takes the focus itself.
  useEffect(() => {
    if (takeFresh()) focusSentence(leaf.id);
  }, [takeFresh, leaf.id]);
  const Kind = sentences[leaf.draft.kind] as ComponentType<SentenceProps<LeafKind>>;
  const change = (draft: Draft, typing?: boolean) =>
    store.getState().apply((root) => update(root, leaf.id, (node) => ({ ...node, draft }) as Leaf<Draft>), {
      typing: typing ? leaf.id : undefined,
      fresh: typing ? undefined : leaf.id,
    });
  return (
    <div className={classes.sentence} data-sentence>
      {leaf.nots % 2 === 1 && (
        <>
          <Words>not</Words>{" "}
        </>
      )}
      <Kind draft={leaf.draft as never} onChange={change} />
    </div>
  );
});
