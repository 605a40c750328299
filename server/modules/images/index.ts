// Images: concepts for the picture of a campaign, with colours whose contrast holds and the picture itself, composed here or
// drawn by the chosen image model. It owns the table `images`, of those that a model drew. It neither saves nor sends a message.
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Engines, ImageFile } from "../engines/index.ts";
import type { Writing } from "../writing/index.ts";
import { createDrawer } from "./drawer.ts";
import type { ImageInput } from "./order.ts";
import { imageFile } from "./store.ts";
import { suggestImages } from "./suggest.ts";
import type {} from "./tables.ts";

export type Images = ReturnType<typeof createImages>;

export function createImages(
  platform: Platform,
  { engines, writing }: { engines: Engines; writing: Writing },
) {
  const drawer = createDrawer(platform, engines);
  return {
    async suggest(actor: Actor, input: ImageInput) {
      actor.must("campaigns:write");
      return suggestImages(await writing.deskOf(actor), drawer, actor, input);
    },

    async image(actor: Actor, id: string): Promise<ImageFile> {
      actor.must("campaigns:read");
      return platform.database.inWorkspace(actor.workspace.id, (trx) =>
        imageFile(trx, actor.workspace.id, id),
      );
    },
  };
}
