// From a line of the answer to the condition it speaks of. Where the answer covers the rule, it makes way first.
import { createContext, useContext } from "react";
import { useBuilder } from "../builder/builder-context.tsx";
import { idFor } from "../model/to-rule.ts";
import { focusHandle } from "../tree/focus.ts";

const MakeWay = createContext<(then: () => void) => void>((then) => then());

/** Given what to do once the rule is in sight. */
export const MakeWayProvider = MakeWay.Provider;

/** What stands in another segment leads to the condition that asks about that segment. */
export function useGoToNode(idAt: Map<string, string>): (path: string) => void {
  const { store } = useBuilder();
  const makeWay = useContext(MakeWay);
  return (path) => {
    const id = idFor(path.replace(/\/segment(\/.*)?$/, ""), idAt);
    if (!id) return;
    makeWay(() => {
      store.getState().reveal(id);
      focusHandle(id);
    });
  };
}
