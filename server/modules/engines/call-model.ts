// One question put to a model by the AI SDK: what it said, as unchecked JSON, or what went wrong in our words.
import type { z } from "zod";
import type { Provider } from "../../../contract/engines.ts";
import { type Access, openModel } from "./providers.ts";
import { schemaForModel } from "./schema-for-model.ts";
import type { Trouble } from "./trouble.ts";

export interface ModelCall extends Access {
  provider: Provider;
  instructions: string;
  prompt: string;
  schema: z.ZodType;
  /** Most tokens of the answer, those for thinking among them. */
  maxOutput: number;
  /** Milliseconds. */
  patience: number;
}

export interface Spoken {
  /** Its words as they came. */
  text: string;
  /** Undefined where they are no JSON. */
  json: unknown;
  /** Undefined where the provider did not count. */
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  trouble: Trouble | undefined;
}

export async function callModel(call: ModelCall): Promise<Spoken> {
  const { generateText, jsonSchema, Output } = await import("ai");
  try {
    const result = await generateText({
      model: await openModel[call.provider](call),
      instructions: call.instructions,
      prompt: call.prompt,
      output: Output.object({ schema: jsonSchema(schemaForModel(call.schema)) }),
      maxOutputTokens: call.maxOutput,
      // Waiting is for the person to decide; the built-in engine answers meanwhile.
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(call.patience),
      providerOptions: loose,
    });
    const { inputTokens, outputTokens } = result.usage;
    return { text: result.text, json: result.output, inputTokens, outputTokens, trouble: undefined };
  } catch (error) {
    const { troubleOf } = await import("./trouble.ts");
    return troubleOf(error, call.key);
  }
}

/** OpenAI's strict mode refuses schemas with optional fields and open records; ours are checked here all the same. */
const loose = { openai: { strictJsonSchema: false }, compatible: { strictJsonSchema: false } };
