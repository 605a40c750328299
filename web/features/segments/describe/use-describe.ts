// Asks the assistant for a rule and puts it into the builder, as a step that can be undone. The rule that stood there before is sent
// along, since the words may only change it.
import { useState } from "react";
import { assistantEndpoints, type SegmentRules } from "../../../../contract/assistant.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { useApiMutation } from "../../../api-query.ts";
import { useBuilder, useRoot } from "../builder/builder-context.tsx";
import type { RuleTree } from "../model/drafts.ts";
import { plainRule } from "../model/plain-rule.ts";

type Open = SegmentRules["ambiguities"][number];
type Choice = Pick<Open, "start" | "end" | "question" | "chosen">;

interface Asked {
  text: string;
  before: Rule | undefined;
  choices: Choice[];
  /** The tree that the answer made; its questions stand as long as nothing else is changed. */
  made?: RuleTree;
}

export function useDescribe(asOf: string | undefined) {
  const { store, announce } = useBuilder();
  const root = useRoot();
  const [asked, setAsked] = useState<Asked>();
  const { mutate, data, error, isPending, reset } = useApiMutation(assistantEndpoints.segmentRules, {
    refreshes: [],
  });

  const fill = (rule: unknown): RuleTree => {
    store.getState().replace(rule as Rule);
    return store.getState().history.present;
  };
  const ask = (next: Asked) => {
    setAsked(next);
    const { text, before, choices } = next;
    const body = { prompt: text, choices, ...(before && { rule: before }), ...(asOf && { as_of: asOf }) };
    mutate(
      { body },
      {
        onSuccess: (answer) => {
          announce(
            answer.sentence ??
              answer.unsupported.map(({ text: word, reason }) => `${word}: ${reason}`).join("; "),
          );
          if (answer.rule !== null) setAsked({ ...next, made: fill(answer.rule) });
        },
      },
    );
  };
  return {
    answer: data,
    error,
    asking: isPending,
    /** Whether the builder still holds what the answer made. */
    current: asked?.made === root,
    ask: (text: string) => ask({ text, before: plainRule(root), choices: [] }),
    choose: (open: Open, chosen: number) => {
      if (!asked) return;
      const others = asked.choices.filter(
        (each) => each.start !== open.start || each.question !== open.question,
      );
      const { start, end, question } = open;
      ask({ ...asked, choices: [...others, { start, end, question, chosen }] });
    },
    /** What is left when the refused words are left out. */
    takeRest: (rule: unknown) => {
      fill(rule);
      reset();
    },
    forget: reset,
  };
}

export type Describing = ReturnType<typeof useDescribe>;
