// The schemas of the OpenAPI document: what has a name of its own stands once, under that name, and is referred to.
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { errorKinds } from "../../contract/errors.ts";

export type Json = Record<string, unknown>;

export interface Schemas {
  /** A schema as it stands at its place; what it names is kept in `named`. */
  of(schema: z.ZodType, io: "input" | "output"): Json;
  /** For `components.schemas`. */
  named: Json;
}

export function createSchemas(): Schemas {
  const named: Json = { Problem: problemSchema };

  /** Under another name where the same one means something else in what is sent than in what is answered. */
  function keep(name: string, schema: unknown, io: string): string {
    if (!(name in named) || isDeepStrictEqual(named[name], schema)) {
      named[name] = schema;
      return name;
    }
    return keep(`${name}${io === "input" ? "Sent" : "Answered"}`, schema, io);
  }

  return {
    named,
    of(schema, io) {
      const {
        $schema: _,
        $defs = {},
        ...rest
      } = z.toJSONSchema(schema, {
        io,
        target: "draft-2020-12",
        unrepresentable: "any",
        reused: "inline",
      });
      const names = new Map<string, string>();
      const refer = (name: string) => `#/components/schemas/${names.get(name) ?? name}`;
      for (const [name, definition] of Object.entries($defs))
        names.set(name, keep(name, withReferences(definition, refer), io));
      return withReferences(rest, refer) as Json;
    },
  };
}

/** References point into the document; ids of inlined schemas would repeat in it, and their titles keep the name. */
function withReferences(value: unknown, refer: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => withReferences(one, refer));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key === "id" && typeof inner === "string") return ["title", inner];
    if (key === "$ref" && typeof inner === "string") return [key, refer(inner.replace("#/$defs/", ""))];
    return [key, withReferences(inner, refer)];
  });
  return Object.fromEntries(entries);
}

const problemSchema = {
  type: "object",
  required: ["type", "code", "title", "status", "detail"],
  properties: {
    type: { type: "string" },
    code: { type: "string", enum: Object.keys(errorKinds) },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" }, hint: { type: "string" } },
      },
    },
  },
};
