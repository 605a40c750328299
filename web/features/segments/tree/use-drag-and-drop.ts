// Dragging a condition or group to another place: sensors for mouse, touch and keyboard, what happens on the way, and what
// a screen reader hears of it.
import {
  type Announcements,
  type DragEndEvent,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useMemo, useRef, useState } from "react";
import { useBuilder } from "../builder/builder-context.tsx";
import { type Slot, slotId, slotsFor } from "../model/places.ts";
import { spotOf } from "../model/tree.ts";
import { move } from "../model/tree-edit.ts";
import { placeWords, slotWords } from "../words/place-words.ts";
import { summaryOf } from "../words/summary.ts";
import { nearestSlot } from "./collision.ts";
import type { Drag } from "./drag-context.tsx";
import { type KeyboardPlace, keyboardCoordinates } from "./keyboard-drag.ts";

/** A landing place opens no further than this. */
const tallest = 96;

export function useDragAndDrop() {
  const { store } = useBuilder();
  const [drag, setDrag] = useState<Drag>();
  const place = useRef<KeyboardPlace>({ slots: [], at: 0 });
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: keyboardCoordinates(place) }),
  );

  const onDragStart = ({ active }: DragStartEvent) => {
    const { history, folded } = store.getState();
    const root = history.present;
    const id = String(active.id);
    const { parent, index } = spotOf(root, id) ?? { index: 0 };
    const slots = slotsFor(root, id, folded);
    const home = parent ? slotId({ groupId: parent.id, index }) : "";
    place.current = { slots, at: slots.findIndex((slot) => slotId(slot) === home) };
    const height = Math.min(heightOf(id), tallest);
    setDrag({ id, slots, home, height });
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const slot = over?.data.current as Slot | undefined;
    if (slot) store.getState().apply((root) => move(root, String(active.id), slot.groupId, slot.index));
    setDrag(undefined);
  };

  return {
    drag,
    context: {
      sensors,
      collisionDetection: useMemo(() => nearestSlot(place), []),
      onDragStart,
      onDragEnd,
      onDragCancel: () => setDrag(undefined),
      accessibility: { announcements: useAnnouncements(), screenReaderInstructions: instructions },
    },
  };
}

function heightOf(id: string): number {
  return document.querySelector(`[data-node="${id}"]`)?.getBoundingClientRect().height ?? 0;
}

const instructions = {
  draggable:
    "Press Space to lift this. Then use the arrow keys to choose its place: up and down from place to place, left out of a group, right into one. Press Space again to put it down, Escape to leave it where it was.",
};

function useAnnouncements(): Announcements {
  const { store, catalogue } = useBuilder();
  const root = () => store.getState().history.present;
  const summary = (id: string) => {
    const node = spotOf(root(), id)?.node;
    return node ? summaryOf(node, catalogue) : "";
  };
  return {
    onDragStart: ({ active }) => `Lifted “${summary(String(active.id))}”.`,
    onDragOver: ({ active, over }) => {
      const slot = over?.data.current as Slot | undefined;
      if (!slot) return "Over no place.";
      const words = slotWords(root(), String(active.id), slot, catalogue);
      const isHome = words === placeWords(root(), String(active.id), catalogue);
      return isHome ? `Lifted “${summary(String(active.id))}”, at ${words}.` : `Over ${words}.`;
    },
    onDragEnd: ({ active }) => {
      const id = String(active.id);
      return `Put down “${summary(id)}” at ${placeWords(root(), id, catalogue)}.`;
    },
    onDragCancel: ({ active }) => `“${summary(String(active.id))}” is back where it was.`,
  };
}
