// Steps that write segments. Taking one back never undoes what somebody else did in between.
import type { StepOf } from "../../../contract/assistant-steps.ts";
import { segmentLifeEndpoints } from "../../../contract/segment-life.ts";
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
  const versionNow = async () => (await ask(segmentEndpoints.get, { params })).version;
  if ((await versionNow()) !== segment.version)
    throw new Error("The segment was changed in the meantime. Ask again, so that nothing of that is lost.");
  const { version } = await ask(segmentEndpoints.update, { params, body: { rule: people.rule } });
  return {
    words: `“${segment.name}” has its new rule.`,
    link: { label: "See its versions", page: "segment", id: segment.id, search: { view: "versions" } },
    undo: async () => {
      if ((await versionNow()) !== version)
        throw new Error("The segment was changed again since. Its versions are on its page.");
      await ask(segmentLifeEndpoints.restore, { params: { ...params, version: segment.version } });
    },
  };
}
