// Which slot a dragged row is over: the nearest by height, and of those at about the same height the one whose indent is
// nearest to the row's own. So a row goes deeper when it is pulled to the right.
import type { CollisionDetection } from "@dnd-kit/core";
import { slotId } from "../model/places.ts";
import type { KeyboardPlace } from "./keyboard-drag.ts";

/** A pixel sideways counts for less than one up or down. */
const sideways = 0.4;

export function nearestSlot(place: { current: KeyboardPlace }): CollisionDetection {
  return ({ droppableContainers, droppableRects, pointerCoordinates, collisionRect }) => {
    if (!pointerCoordinates) return chosenByKeyboard(place.current);
    const { y } = pointerCoordinates;
    const distances = droppableContainers.flatMap(({ id, disabled }) => {
      const rect = droppableRects.get(id);
      if (!rect || disabled) return [];
      const up = Math.max(rect.top - y, y - rect.bottom, 0);
      return [{ id, value: up + sideways * Math.abs(rect.left - collisionRect.left) }];
    });
    return distances
      .sort((a, b) => a.value - b.value)
      .slice(0, 1)
      .map(({ id }) => ({ id }));
  };
}

function chosenByKeyboard({ slots, at }: KeyboardPlace) {
  const slot = slots[at];
  return slot ? [{ id: slotId(slot) }] : [];
}
