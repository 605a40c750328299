// The condition that a part of a sentence belongs to.
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useBuilder } from "../builder/builder-context.tsx";

interface LeafPlace {
  id: string;
  /** True once, for the first part that asks in a condition just added. */
  takeFresh: () => boolean;
}

const Current = createContext<LeafPlace>({ id: "", takeFresh: () => false });

export function LeafProvider(props: { id: string; children: ReactNode }) {
  const { store } = useBuilder();
  const place = useMemo(
    () => ({
      id: props.id,
      takeFresh: () => {
        const fresh = store.getState().fresh === props.id;
        if (fresh) store.getState().opened();
        return fresh;
      },
    }),
    [store, props.id],
  );
  return <Current.Provider value={place}>{props.children}</Current.Provider>;
}

export function useLeaf(): LeafPlace {
  return useContext(Current);
}
