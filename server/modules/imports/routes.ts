// Imports over HTTP. An upload's body is passed on as the stream it is.
import { Readable } from "node:stream";
import { AppError } from "../../../contract/errors.ts";
import type { importEndpoints } from "../../../contract/imports.ts";
import { attachment } from "../../http/attachment.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Imports } from "./index.ts";

export function importRoutes(imports: Imports): Handlers<typeof importEndpoints> {
  return {
    list: ({ actor, query }) => imports.list(actor, query),
    upload: ({ actor, query, request }) =>
      imports.upload(actor, { fileName: query.file_name, kind: query.kind }, streamOf(request.body)),
    get: ({ actor, params }) => imports.get(actor, params.id),
    preview: ({ actor, params }) => imports.preview(actor, params.id),
    update: ({ actor, params, body }) => imports.update(actor, params.id, body),
    dryRun: ({ actor, params }) => imports.dryRun(actor, params.id),
    start: ({ actor, params }) => imports.start(actor, params.id),
    cancel: ({ actor, params }) => imports.cancel(actor, params.id),
    undo: ({ actor, params }) => imports.undo(actor, params.id),
    errors: async ({ actor, params, reply }) => {
      const { fileName, pieces } = await imports.errors(actor, params.id);
      reply.type("text/csv; charset=utf-8").header("content-disposition", attachment(fileName));
      return Readable.from(pieces, { objectMode: false });
    },
  };
}

function streamOf(body: unknown): Readable {
  if (body instanceof Readable) return body;
  throw new AppError(
    "invalid_input",
    "Send the file as the body, with content-type application/octet-stream.",
  );
}
