// OpenAPI 3.1 from the endpoints: paths, parameters, bodies and replies as JSON Schema of the same zod schemas.
import { z } from "zod";
import type { Endpoint } from "../../contract/api.ts";
import { errorKinds } from "../../contract/errors.ts";
import { contract } from "../../contract/index.ts";
import { permissions } from "../../contract/permissions.ts";

type Json = Record<string, unknown>;

export interface OpenApi {
  openapi: string;
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  paths: Record<string, Record<string, Json>>;
  components: Json;
}

export function createOpenApi(publicUrl: string): OpenApi {
  const paths: OpenApi["paths"] = {};
  for (const [noun, endpoints] of Object.entries(contract)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const path = endpoint.path.replace(/:([a-z_]+)/g, "{$1}");
      paths[path] = {
        ...paths[path],
        [endpoint.method.toLowerCase()]: operation(endpoint, `${noun}.${name}`),
      };
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Regulars API",
      version: "1",
      description:
        "The API that the web application itself uses. Errors are RFC 9457 problem+json with every fault at once; lists are keyset-paginated; writes take an Idempotency-Key.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "An API key of a workspace, or a token of POST /api/auth/google",
        },
        session: { type: "apiKey", in: "cookie", name: "regulars_session" },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation(endpoint: Endpoint, operationId: string): Json {
  return {
    operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: accessWords(endpoint),
    ...(endpoint.access === "public" || endpoint.access === "signed"
      ? { security: [] }
      : { security: [{ bearer: [] }, { session: [] }] }),
    parameters: [...parameters(endpoint.params, "path"), ...parameters(endpoint.query, "query")],
    ...requestBody(endpoint),
    responses: responses(endpoint),
  };
}

function accessWords(endpoint: Endpoint): string {
  if (endpoint.access === "public") return "Open to anyone.";
  if (endpoint.access === "signed") return "Proved by its signature.";
  if (endpoint.access === "person") return "For a signed-in person.";
  return `Needs the permission \`${endpoint.access}\`: ${permissions[endpoint.access]}.`;
}

function parameters(schema: z.ZodObject | undefined, where: "path" | "query"): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toSchema(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    ...(property.description ? { description: property.description } : {}),
    schema: property,
  }));
}

function requestBody(endpoint: Endpoint): Json {
  if (endpoint.media?.body)
    return {
      requestBody: {
        required: true,
        content: { [endpoint.media.body]: { schema: { type: "string", format: "binary" } } },
      },
    };
  if (!endpoint.body) return {};
  return {
    requestBody: {
      required: true,
      content: { "application/json": { schema: toSchema(endpoint.body, "input") } },
    },
  };
}

function responses(endpoint: Endpoint): Json {
  const problem = {
    description: "A problem, told as RFC 9457",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return { [endpoint.status ?? 200]: success(endpoint), default: problem };
}

function success(endpoint: Endpoint): Json {
  if (endpoint.media?.reply)
    return { description: "Success", content: { [endpoint.media.reply]: { schema: { type: "string" } } } };
  if (!endpoint.reply) return { description: "Redirect" };
  return {
    description: "Success",
    content: { "application/json": { schema: toSchema(endpoint.reply, "output") } },
  };
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
    reused: "inline",
  });
  return withoutIds(rest) as Json;
}

/** Ids of inlined schemas would repeat in one document; their titles keep the name. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) =>
    key === "id" && typeof inner === "string" ? ["title", inner] : [key, withoutIds(inner)],
  );
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
