// Serves the built web application: hashed files for a year, everything else the one page that routes itself.
import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { nothingHere } from "./nowhere.ts";

export async function serveWeb(app: FastifyInstance, webDir: string): Promise<void> {
  if (!existsSync(join(webDir, "index.html"))) return;
  await app.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: "365d",
  });
  app.get("/*", async (request, reply) => {
    if (
      /^\/(api|api-docs|v1|hooks)(\/|$)/.test(request.url) ||
      /\.[a-z0-9]+$/i.test(request.url.split("?")[0]!)
    ) {
      throw nothingHere(request, reply);
    }
    return reply.header("cache-control", "no-cache").sendFile("index.html", { immutable: false, maxAge: 0 });
  });
}
