// A gap between conditions. While something is dragged over it, it opens to show where that would land.
import { useDroppable } from "@dnd-kit/core";
import { type Slot, slotId } from "../model/places.ts";
import { useDrag } from "./drag-context.tsx";
import classes from "./node.module.css";

export function DropSlot({ slot }: { slot: Slot }) {
  const drag = useDrag();
  const id = slotId(slot);
  const open = drag?.slots.some((one) => slotId(one) === id) ?? false;
  const { setNodeRef, isOver } = useDroppable({ id, data: slot, disabled: !open });
  const lands = isOver && open && drag && drag.home !== id;
  return (
    <div
      ref={setNodeRef}
      className={classes.slot}
      data-lands={lands || undefined}
      style={lands ? { height: drag.height + 16 } : undefined}
      aria-hidden="true"
    />
  );
}
