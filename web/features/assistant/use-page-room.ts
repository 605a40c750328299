// Whether the page has a width, in em, to itself: the assistant beside it takes its part.
import { useMediaQuery } from "@mantine/hooks";
import { useStore } from "zustand";
import { panelStore } from "./panel-store.ts";

/** Of the assistant's panel, as in theme.css. */
const panelWidth = 25;

export function usePageRoom(width: number): boolean {
  const opened = useStore(panelStore, (state) => state.opened);
  const taken = opened ? panelWidth : 0;
  return useMediaQuery(`(min-width: ${width + taken + 0.01}em)`, true, { getInitialValueInEffect: false });
}
