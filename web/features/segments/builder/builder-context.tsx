// What every part of a builder reaches for: the store, the workspace's catalogue, a voice for screen readers, and what is to
// be said of single conditions. The last changes with every answer, so that it stands apart and only its readers follow.
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Within } from "../../../../contract/rule-segments.ts";
import type { Draft } from "../model/drafts.ts";
import type { EditorState, EditorStore } from "../model/editor-store.ts";
import { type Group, spotsOf } from "../model/tree.ts";
import type { Mark } from "./marks.ts";

export interface Builder {
  store: EditorStore;
  catalogue: Catalogue;
  /** The saved segment that is edited, which cannot ask about itself. */
  within?: Within;
  /** Says something to screen readers, without moving the focus. */
  announce: (words: string) => void;
}

const Current = createContext<Builder | undefined>(undefined);
const Marks = createContext<Map<string, Mark>>(new Map());

export function BuilderProvider(props: { builder: Builder; marks: Map<string, Mark>; children: ReactNode }) {
  return (
    <Current.Provider value={props.builder}>
      <Marks.Provider value={props.marks}>{props.children}</Marks.Provider>
    </Current.Provider>
  );
}

export function useBuilder(): Builder {
  const builder = useContext(Current);
  if (!builder) throw new Error("This part belongs inside a segment builder");
  return builder;
}

export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useBuilder().store, select);
}

export function useRoot() {
  return useEditor((state) => state.history.present);
}

/** What is to be said of a node. */
export function useMark(id: string): Mark | undefined {
  return useContext(Marks).get(id);
}

/** What is to be said of anything inside a group. */
export function useMarksWithin(group: Group<Draft>): Mark[] {
  const marks = useContext(Marks);
  return spotsOf(group).flatMap(({ node }) => (node.id !== group.id && marks.get(node.id)) || []);
}
