// A Postman collection (format v2.1) of the same endpoints: one folder a noun, with the key and address as variables.
import type { OpenApi } from "./openapi.ts";

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
  requestBody?: { content?: Record<string, { schema?: unknown }> };
}

export function createPostman(openApi: OpenApi, publicUrl: string): object {
  const folders = new Map<string, object[]>();
  for (const [path, methods] of Object.entries(openApi.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const { tags = ["Other"] } = operation as Operation;
      const folder = folders.get(tags[0]!) ?? [];
      folders.set(tags[0]!, [...folder, item(path, method.toUpperCase(), operation as Operation)]);
    }
  }
  return {
    info: {
      name: openApi.info.title,
      description: openApi.info.description,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{api_key}}", type: "string" }] },
    variable: [
      { key: "base_url", value: publicUrl },
      { key: "api_key", value: "" },
    ],
    item: [...folders].map(([name, items]) => ({ name, item: items })),
  };
}

function item(path: string, method: string, operation: Operation): object {
  const parameters = operation.parameters ?? [];
  return {
    name: operation.summary ?? path,
    request: {
      method,
      description: operation.description,
      header: operation.requestBody?.content?.["application/json"]
        ? [{ key: "Content-Type", value: "application/json" }]
        : [],
      url: {
        raw: `{{base_url}}${path.replace(/\{([^}]+)\}/g, ":$1")}`,
        host: ["{{base_url}}"],
        path: path
          .slice(1)
          .replace(/\{([^}]+)\}/g, ":$1")
          .split("/"),
        variable: parameters.filter((p) => p.in === "path").map((p) => ({ key: p.name, value: "" })),
        query: parameters
          .filter((p) => p.in === "query")
          .map((p) => ({ key: p.name, value: "", description: p.description, disabled: !p.required })),
      },
      ...body(operation),
    },
  };
}

function body(operation: Operation): object {
  const schema = operation.requestBody?.content?.["application/json"]?.schema;
  if (!schema) return {};
  return {
    body: {
      mode: "raw",
      raw: JSON.stringify(exampleOf(schema), null, 2),
      options: { raw: { language: "json" } },
    },
  };
}

interface Schema {
  example?: unknown;
  default?: unknown;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
}

/** A body of the right shape, from the schema's own examples where it has them. */
function exampleOf(schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0]);
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, inner]) => [key, exampleOf(inner)]),
    );
  if (schema.items) return [exampleOf(schema.items)];
  return { string: "", number: 0, integer: 0, boolean: false }[String(schema.type)] ?? null;
}
