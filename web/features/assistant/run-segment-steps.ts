// Steps that write segments. Taking one back never undoes what somebody else did in between.
import type { StepOf } from "../../../contract/assistant-steps.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import type { Running } from "./run-step.ts";
import type { StepResult } from "./step-result.ts";

export async function runCreateSegment(
  { name, people }: StepOf<"create_segment">,
  { ask }: Running,
): Promise<StepResult> {
  const { id } = await ask(segmentEndpoints.create, { body: { name, rule: people.rule } });
  return {
    words: `“${name}” is saved.`,
    link: { label: "Open the segment", page: "segment", id },
    undo: async () => {
      await ask(segmentEndpoints.remove, { params: { id } });
    },
  };
}

export async function runChangeSegment(
  { segment, people }: StepOf<"change_segment">,
  { ask }: Running,
): Promise<StepResult> {
  const params = { id: segment.id };
  const before = await ask(segmentEndpoints.get, { params });
  if (before.version !== segment.version)
    throw new Error("The segment was changed in the meantime. Ask again, so that nothing of that is lost.");
  const { rule } = await ask(segmentEndpoints.update, { params, body: { rule: people.rule } });
  return {
    words: `“${segment.name}” has its new rule.`,
    link: { label: "See its versions", page: "segment", id: segment.id, search: { view: "versions" } },
    undo: async () => {
      const now = await ask(segmentEndpoints.get, { params });
      if (JSON.stringify(now.rule) !== JSON.stringify(rule))
        throw new Error("The rule was changed again since. Its versions are on the segment’s page.");
      // The rule alone, since restoring the version would also take back a new name that it was given meanwhile.
      await ask(segmentEndpoints.update, { params, body: { rule: before.rule } });
    },
  };
}
