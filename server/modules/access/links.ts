// One-time links: an owner's, or an invitation's. Asking for the page does not use one; only a POST of its token does, so
// that a program that opens links in advance cannot use it up.
import { AppError } from "../../../contract/errors.ts";
import type { SignedIn } from "../../actor.ts";
import { hashToken } from "../../platform/crypto.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { join, personForInvitation } from "./accept.ts";
import { ownerOfLink } from "./owner.ts";
import { holdInvitation } from "./store/invitations.ts";
import { takeLink } from "./store/links.ts";
import { changePerson } from "./store/people.ts";

export interface LinkUse {
  token: string;
  name?: string;
  /** Whoever is signed in where the link is opened. */
  signedIn: SignedIn | undefined;
}

export function createLinks({ database, clock }: Platform) {
  const byOwnerLink = async (trx: Trx, hash: Buffer, use: LinkUse): Promise<string | undefined> => {
    const now = clock.now();
    const link = await takeLink(trx, hash, now);
    return link && (link.person_id ?? ownerOfLink(trx, hash, use, now));
  };

  const byInvitation = async (trx: Trx, hash: Buffer, use: LinkUse): Promise<string | undefined> => {
    const now = clock.now();
    const invitation = await holdInvitation(trx, hash, now);
    if (!invitation) return undefined;
    const personId = await personForInvitation(trx, invitation, { ...use, now });
    await join(trx, invitation, personId, now);
    return personId;
  };

  return {
    /** Uses up a link and says whom it lets in. */
    useLink(use: LinkUse): Promise<string> {
      const hash = hashToken(use.token);
      return database.asSystem(async (trx) => {
        const personId = (await byOwnerLink(trx, hash, use)) ?? (await byInvitation(trx, hash, use));
        if (!personId) throw linkExpired();
        await changePerson(trx, personId, { name: use.name });
        return personId;
      });
    },
  };
}

function linkExpired(): AppError {
  return new AppError(
    "link_expired",
    "Ask whoever gave it to you for a new one. The owner's is made on the machine itself: npm run cli -- owner-link",
  );
}
