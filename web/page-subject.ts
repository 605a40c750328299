// What the page at hand is about, told by the page itself for the assistant's panel: one thing or a list of people, in words and as
// data. What opens over a page stands before it.
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { PageKind, ShownPage } from "../contract/assistant-steps.ts";
import type { Rule } from "../contract/rule.ts";
import { formatCount } from "./format.ts";
import { useFormatting } from "./ui/format-context.tsx";

/** What can be done on the page itself. */
interface OnPage {
  /** Puts a rule into the builder, and answers how to put the one before back. */
  putRule?: (rule: Rule) => () => void;
  /** Saves another name through the form, which would else go on showing the one before; false where it is no longer open. */
  putName?: (name: string) => Promise<boolean>;
}

export interface PageSubject extends ShownPage, OnPage {
  kind: PageKind;
  /** In plain words, as the panel says what it sees: "segment “Lapsed gold”, 1,204 members". */
  sees: string;
  /** Opens over the page, as a customer beside their list. */
  over?: true;
}

const subjects = createStore<{ told: ReadonlyMap<symbol, PageSubject> }>()(() => ({ told: new Map() }));

function tell(key: symbol, subject: PageSubject | undefined): void {
  subjects.setState(({ told }) => {
    const next = new Map(told);
    if (subject) next.set(key, subject);
    else next.delete(key);
    return { told: next };
  });
}

/** Undefined while the page does not know yet. */
export function usePageSubject(subject: PageSubject | undefined): void {
  const [key] = useState(() => Symbol("page"));
  const latest = useRef(subject);
  latest.current = subject;
  const here = useRef(false);
  const said = JSON.stringify(subject);
  useEffect(() => {
    const now = said === undefined ? undefined : latest.current;
    tell(key, now && { ...now, ...alive(now, () => (here.current ? latest.current : undefined)) });
  }, [key, said]);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      tell(key, undefined);
    };
  }, [key]);
}

/** What the page lets be done on it, for as long as it is there, and as it is then. */
function alive({ putRule, putName }: PageSubject, latest: () => PageSubject | undefined) {
  const page = () => {
    const now = latest();
    if (!now) throw new Error("The page that this was for is no longer open.");
    return now;
  };
  return {
    putRule:
      putRule &&
      ((rule: Rule) => {
        const putBack = page().putRule!(rule);
        return () => {
          page();
          putBack();
        };
      }),
    putName: putName && (async (name: string) => (await latest()?.putName?.(name)) ?? false),
  };
}

export function useToldSubject(): PageSubject | undefined {
  return useStore(subjects, ({ told }) => {
    const all = [...told.values()];
    return all.findLast(({ over }) => over) ?? all.at(-1);
  });
}

/** "1,204 members", or "members" where it is not known yet. */
export function useHowMany(): (count: number | null | undefined, one: string) => string {
  const { currency } = useFormatting();
  return (count, one) =>
    count === null || count === undefined
      ? `${one}s`
      : `${formatCount(count, currency)} ${count === 1 ? one : `${one}s`}`;
}
