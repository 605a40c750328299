// The whole rule as one edits it, with everything in it to be dragged.
import { DndContext, DragOverlay, MeasuringStrategy } from "@dnd-kit/core";
import { useReducedMotion } from "@mantine/hooks";
import { useRoot } from "../builder/builder-context.tsx";
import { spotOf } from "../model/tree.ts";
import { DragContext } from "./drag-context.tsx";
import { RootGroup } from "./group-view.tsx";
import { Lifted } from "./lifted.tsx";
import { useDragAndDrop } from "./use-drag-and-drop.ts";

/** Slots open and close while something is dragged, so that their places are measured again and again. */
const measuring = { droppable: { strategy: MeasuringStrategy.Always } };

export function RuleTreeEditor() {
  const root = useRoot();
  const { drag, context } = useDragAndDrop();
  const still = useReducedMotion();
  const lifted = drag && spotOf(root, drag.id)?.node;
  return (
    <DndContext {...context} measuring={measuring}>
      <DragContext.Provider value={drag}>
        <RootGroup group={root} />
      </DragContext.Provider>
      <DragOverlay dropAnimation={still ? null : { duration: 140, easing: "ease-out" }}>
        {lifted && <Lifted node={lifted} />}
      </DragOverlay>
    </DndContext>
  );
}
