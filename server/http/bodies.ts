// What kinds of body are read, and how: JSON, or a file handed on as a stream where the endpoint asks for one.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError } from "../../contract/errors.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The endpoint takes a file instead of JSON. */
    takesFile?: boolean;
  }
}

const fileTypes = ["application/octet-stream", "text/csv", "application/gzip", "application/x-gzip"];

export function readBodies(app: FastifyInstance): void {
  app.removeContentTypeParser("text/plain");
  readJson(app);
  readPosts(app);
  app.addContentTypeParser(fileTypes, (request, payload, done) => {
    if (request.routeOptions.config.takesFile) done(null, payload);
    else done(new AppError("unsupported_media_type", wantedBody(request)));
  });
}

/** What to send instead of what was sent. */
export function wantedBody(request?: FastifyRequest): string {
  return request?.routeOptions.config?.takesFile
    ? "Send the file as the body, with content-type application/octet-stream."
    : "Send the body as application/json.";
}

/** Many clients call every POST JSON, also one that has nothing to say, such as a launch. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, text, done) => {
    if (request.post) return done(null, request.post.json);
    if (text.length === 0) return done(null, undefined);
    parse(request, String(text), (error, value) =>
      error ? done(jsonFault(String(text))) : done(null, value),
    );
  });
}

/** What sources post is read by then, whatever they call it. */
function readPosts(app: FastifyInstance): void {
  app.addContentTypeParser(
    ["text/plain", "application/x-www-form-urlencoded"],
    { parseAs: "string" },
    (request, _text, done) => {
      if (request.post) done(null, request.post.json);
      else done(new AppError("unsupported_media_type", wantedBody(request)));
    },
  );
}

/** Says where the JSON breaks off. What JSON allows and the parser does not are names that change objects themselves. */
export function jsonFault(text: string): AppError {
  try {
    JSON.parse(text);
  } catch (fault) {
    return new AppError("invalid_json", `${(fault as Error).message}. Nothing of the body was kept.`);
  }
  return new AppError(
    "invalid_input",
    "No field may be called “__proto__” or “constructor”. Nothing of the body was kept.",
  );
}
