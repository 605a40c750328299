// A zod schema as JSON Schema for a model: what it is to fill in. Checks that cannot be told this way are ours to make.
import { z } from "zod";

type JsonSchema = Extract<Parameters<typeof import("ai")["jsonSchema"]>[0], { type?: unknown }>;

export function schemaForModel(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    target: "draft-7",
  });
  return rest as JsonSchema;
}
