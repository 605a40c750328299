// The test button: one small question, whose answer shows whether key, model and address are right.
import { z } from "zod";
import type { AnsweredBy } from "../../../contract/engines.ts";
import { ask } from "./ask.ts";
import type { AskContext } from "./context.ts";

export interface Tried {
  works: boolean;
  engine: AnsweredBy;
  detail: string | null;
  elapsed_ms: number;
}

export async function tryModel(context: AskContext): Promise<Tried> {
  const started = performance.now();
  let detail: string | null = null;
  const { engine } = await ask(context, {
    feature: "test",
    instructions: "Somebody tries whether you can be reached.",
    prompt: 'Answer with the word "ready" in the field "state".',
    schema: z.strictObject({ state: z.string().max(200) }),
    builtIn: () => ({ state: "not asked" }),
    // Room for a model that thinks before it speaks.
    maxOutput: 2_000,
    onDetail: (words) => {
      detail = words;
    },
  });
  const elapsed_ms = Math.round(performance.now() - started);
  return { works: engine.why === "chosen", engine, detail, elapsed_ms };
}
