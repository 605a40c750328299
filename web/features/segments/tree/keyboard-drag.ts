// Dragging by keyboard: up and down go from slot to slot, left goes out of a group, right into the next one.
import type { KeyboardCoordinateGetter } from "@dnd-kit/core";
import { type Slot, slotId } from "../model/places.ts";

/** Which slot the keyboard has chosen; the pointer leaves it alone. */
export interface KeyboardPlace {
  slots: Slot[];
  at: number;
}

export function keyboardCoordinates(place: { current: KeyboardPlace }): KeyboardCoordinateGetter {
  return (event, { context, currentCoordinates }) => {
    const step = steps[event.code];
    if (!step) return undefined;
    event.preventDefault();
    place.current = { ...place.current, at: step(place.current) };
    const slot = place.current.slots[place.current.at];
    const rect = slot && context.droppableRects.get(slotId(slot));
    return rect ? { x: rect.left, y: rect.top } : currentCoordinates;
  };
}

const steps: Record<string, (place: KeyboardPlace) => number> = {
  ArrowDown: ({ slots, at }) => Math.min(at + 1, slots.length - 1),
  ArrowUp: ({ at }) => Math.max(at - 1, 0),
  /** To the first slot below that belongs to another group than this one and does not come from within it. */
  ArrowLeft: ({ slots, at }) => {
    const last = slots.findLastIndex(({ groupId }) => groupId === slots[at]?.groupId);
    return last + 1 < slots.length ? last + 1 : at;
  },
  /** To the next slot below in a group that begins there. */
  ArrowRight: ({ slots, at }) => {
    const next = slots.findIndex((slot, i) => i > at && slot.index === 0);
    return next === -1 ? at : next;
  },
};
