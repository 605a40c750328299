// What is being dragged and which slots it may go to, for every row and slot of the tree.
import { createContext, useContext } from "react";
import type { Slot } from "../model/places.ts";

export interface Drag {
  /** The node being dragged. */
  id: string;
  /** Slots it may be dropped into, top to bottom. */
  slots: Slot[];
  /** The slot where it came from: dropping there changes nothing. */
  home: string;
  /** How tall it is, which is how far its landing place opens. */
  height: number;
}

export const DragContext = createContext<Drag | undefined>(undefined);

export function useDrag(): Drag | undefined {
  return useContext(DragContext);
}
