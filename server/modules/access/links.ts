// One-time links: an owner's, or an invitation's. Asking for the page does not use one; only a POST of its token does.
import { AppError } from "../../../contract/errors.ts";
import { hashToken } from "../../platform/crypto.ts";
import type { Platform } from "../../platform/index.ts";
import { takeLink } from "./store/links.ts";
import { changePerson } from "./store/people.ts";

export function createLinks({ database, clock }: Platform) {
  return {
    /** The person whom this link lets in. */
    useLink(input: { token: string; name?: string }): Promise<string> {
      return database.asSystem(async (trx) => {
        const link = await takeLink(trx, hashToken(input.token), clock.now());
        if (!link?.person_id) throw new AppError("link_expired");
        await changePerson(trx, link.person_id, { name: input.name });
        return link.person_id;
      });
    },
  };
}
