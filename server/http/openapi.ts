// OpenAPI 3.1 from the endpoints: paths, parameters, bodies and replies as JSON Schema of the same zod schemas.
import type { z } from "zod";
import type { Endpoint } from "../../contract/api.ts";
import { contract } from "../../contract/index.ts";
import { permissions } from "../../contract/permissions.ts";
import { createSchemas, type Json, type Schemas } from "./openapi-schemas.ts";

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
  const schemas = createSchemas();
  const paths: OpenApi["paths"] = {};
  for (const [noun, endpoints] of Object.entries(contract)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const path = endpoint.path.replace(/:([a-z_]+)/g, "{$1}");
      paths[path] = {
        ...paths[path],
        [endpoint.method.toLowerCase()]: operation(endpoint, `${noun}.${name}`, schemas),
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
      schemas: schemas.named,
    },
  };
}

function operation(endpoint: Endpoint, operationId: string, schemas: Schemas): Json {
  return {
    operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: accessWords(endpoint),
    ...(endpoint.access === "public" || endpoint.access === "signed"
      ? { security: [] }
      : { security: [{ bearer: [] }, { session: [] }] }),
    parameters: [
      ...parameters(endpoint.params, "path", schemas),
      ...parameters(endpoint.query, "query", schemas),
    ],
    ...requestBody(endpoint, schemas),
    responses: responses(endpoint, schemas),
  };
}

function accessWords(endpoint: Endpoint): string {
  if (endpoint.access === "public") return "Open to anyone.";
  if (endpoint.signer === "segment")
    return "Proved by the source's write key, as the user name (Basic) or in the body.";
  if (endpoint.access === "signed") return "Proved by its signature.";
  if (endpoint.access === "person") return "For a signed-in person.";
  return `Needs the permission \`${endpoint.access}\`: ${permissions[endpoint.access]}.`;
}

function parameters(schema: z.ZodObject | undefined, where: "path" | "query", schemas: Schemas): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemas.of(schema, "input") as {
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

function requestBody(endpoint: Endpoint, schemas: Schemas): Json {
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
      content: { "application/json": { schema: schemas.of(endpoint.body, "input") } },
    },
  };
}

function responses(endpoint: Endpoint, schemas: Schemas): Json {
  const problem = {
    description: "A problem, told as RFC 9457",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return { [endpoint.status ?? 200]: success(endpoint, schemas), default: problem };
}

function success(endpoint: Endpoint, schemas: Schemas): Json {
  if (endpoint.media?.reply)
    return { description: "Success", content: { [endpoint.media.reply]: { schema: { type: "string" } } } };
  if (!endpoint.reply) return { description: "Redirect" };
  return {
    description: "Success",
    content: { "application/json": { schema: schemas.of(endpoint.reply, "output") } },
  };
}
