// The state of one builder: the tree with its history, which groups are folded, and which condition was just added. One store for each builder that
// is open; the pieces of the page subscribe to what they show.
import { createStore } from "zustand";
import type { Rule } from "../../../../contract/rule.ts";
import { type RuleTree, treeFromRule } from "./drafts.ts";
import { type History, historyOf, record, redo, undo } from "./history.ts";
import { refusal } from "./limits.ts";
import { group, spotOf } from "./tree.ts";

export interface EditorState {
  history: History<RuleTree>;
  /** A leaf whose first empty place opens by itself, once. */
  fresh: string | undefined;
  /** Groups shown as one line. A matter of looking, so that undo leaves it alone. */
  folded: ReadonlySet<string>;
  /** Why the last change was not made. */
  refused: string | undefined;
  /** Makes a change; `typing` names the field whose letters become one step. */
  apply: (change: (root: RuleTree) => RuleTree, options?: { typing?: string; fresh?: string }) => void;
  undo: () => void;
  redo: () => void;
  /** Puts another rule in place of this one, as a step that can be undone. */
  replace: (rule: Rule) => void;
  opened: () => void;
  fold: (groupId: string) => void;
  unfold: (groupId: string) => void;
  /** Unfolds whatever hides a node. */
  reveal: (id: string) => void;
}

export type EditorStore = ReturnType<typeof createEditorStore>;

export function emptyTree(): RuleTree {
  return group("all", []);
}

export function createEditorStore(rule: Rule | undefined) {
  return createStore<EditorState>()((set, get) => ({
    history: historyOf(rule ? treeFromRule(rule) : emptyTree()),
    fresh: undefined,
    folded: new Set<string>(),
    refused: undefined,
    apply: (change, { typing, fresh } = {}) => {
      const { history } = get();
      const next = change(history.present);
      const refused = next === history.present ? undefined : refusal(next);
      if (refused) set({ refused });
      else set({ history: record(history, next, typing), fresh, refused: undefined });
    },
    undo: () => set(({ history }) => ({ history: undo(history), fresh: undefined, refused: undefined })),
    redo: () => set(({ history }) => ({ history: redo(history), fresh: undefined, refused: undefined })),
    replace: (next) =>
      set(({ history }) => ({ history: record(history, treeFromRule(next)), fresh: undefined })),
    opened: () => set({ fresh: undefined }),
    fold: (groupId) => set(({ folded }) => ({ folded: new Set([...folded, groupId]) })),
    unfold: (groupId) => set(({ folded }) => ({ folded: without(folded, [groupId]) })),
    reveal: (id) => set(({ folded, history }) => ({ folded: without(folded, aboveOf(history.present, id)) })),
  }));
}

function without(folded: ReadonlySet<string>, ids: string[]): ReadonlySet<string> {
  return ids.some((id) => folded.has(id)) ? new Set([...folded].filter((id) => !ids.includes(id))) : folded;
}

function aboveOf(root: RuleTree, id: string): string[] {
  return spotOf(root, id)?.above.map((group) => group.id) ?? [];
}
