// Makes a row draggable: by mouse and touch from anywhere on it, by keyboard from its handle.
import { useDraggable } from "@dnd-kit/core";
import type { MouseEvent, SyntheticEvent, TouchEvent } from "react";

type Listener = (event: SyntheticEvent) => void;

export function useGrip(id: string) {
  const { setNodeRef, setActivatorNodeRef, listeners = {}, attributes, isDragging } = useDraggable({ id });
  const on = listeners as Record<string, Listener>;
  /** What is open over a row is drawn elsewhere, yet React sends its presses through the row. */
  const within = (listener: Listener | undefined) => (event: MouseEvent | TouchEvent) => {
    if (event.currentTarget.contains(event.target as Node)) listener?.(event);
  };
  return {
    isDragging,
    row: {
      ref: setNodeRef,
      onMouseDown: within(on.onMouseDown),
      onTouchStart: within(on.onTouchStart),
    },
    handle: {
      ref: setActivatorNodeRef,
      onKeyDown: on.onKeyDown,
      "aria-describedby": attributes["aria-describedby"],
      "data-handle": id,
    },
  };
}
