// The API's documentation, made from the contract when somebody first asks for it: OpenAPI 3.1, Swagger UI and a Postman
// collection.

import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { createOpenApi } from "./openapi.ts";
import { createPostman } from "./postman.ts";

export async function serveDocs(app: FastifyInstance, publicUrl: string): Promise<void> {
  let made: ReturnType<typeof createOpenApi> | undefined;
  const openApi = () => (made ??= createOpenApi(publicUrl));
  await app.register(swagger, { mode: "static", specification: { document: { openapi: "3.1.0" } as never } });
  await app.register(swaggerUi, {
    routePrefix: "/api-docs",
    staticCSP: true,
    theme: { title: "Regulars API" },
    transformSpecification: () => openApi(),
    transformSpecificationClone: false,
    uiConfig: { docExpansion: "none", deepLinking: true },
  });
  app.get("/api/openapi.json", async () => openApi());
  app.get("/api/postman.json", async () => createPostman(openApi(), publicUrl));
}
