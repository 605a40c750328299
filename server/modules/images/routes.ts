import type { imageEndpoints } from "../../../contract/images.ts";
import { attachment } from "../../http/attachment.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Images } from "./index.ts";

export function imageRoutes(images: Images): Handlers<typeof imageEndpoints> {
  return {
    suggest: ({ actor, body }) => images.suggest(actor, body),
    async image({ actor, params, reply }) {
      const { media_type, content } = await images.image(actor, params.id);
      // A stranger's bytes: shown as the one thing that they were found to be, and allowed nothing by themselves.
      reply.raw.setHeader("content-security-policy", "default-src 'none'; sandbox");
      return reply
        .type(media_type)
        .header(
          "content-disposition",
          attachment(`picture.${media_type.split("/")[1]}`).replace(/^attachment/, "inline"),
        )
        .header("cache-control", "private, max-age=86400, immutable")
        .send(content);
    },
  };
}
