// Pictures by the chosen image model, kept where they can be shown from; and why there is none where none was drawn.
import { type AnsweredBy, type Why, whyWords } from "../../../contract/engines.ts";
import type { ModelImage } from "../../../contract/images.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Engines } from "../engines/index.ts";
import { imageByHash, keepImage } from "./store.ts";

export type Drawer = ReturnType<typeof createDrawer>;

interface How {
  draw: boolean;
  again: boolean;
  /** Why it need not be asked. */
  silent: Why | undefined;
}

interface DrawnPicture {
  image: ModelImage | null;
  engine: AnsweredBy;
}

export function createDrawer({ database, clock }: Platform, engines: Engines) {
  return {
    for(actor: Actor, { draw, again, silent }: How) {
      const { id } = actor.workspace;
      return async (prompt: string): Promise<DrawnPicture> => {
        if (!draw || silent) return { image: null, engine: composed(silent ?? "computed") };
        const { kept, engine } = await engines.draw<ModelImage>(actor, {
          prompt,
          remembered: async (hash) =>
            again ? undefined : database.inWorkspace(id, (trx) => imageByHash(trx, id, hash)),
          keep: (hash, image) =>
            database.inWorkspace(id, (trx) => keepImage(trx, id, { hash, image, now: clock.now() })),
        });
        return { image: kept ?? null, engine };
      };
    },
  };
}

const composed = (why: Why): AnsweredBy => ({
  ...{ engine: "built_in", model: null, why, words: whyWords[why], tokens: 0, cost: null },
});
