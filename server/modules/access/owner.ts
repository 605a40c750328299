// The installation's owner: whoever opens the link that the first start prints. A link made later lets the same person in.
import { AppError } from "../../../contract/errors.ts";
import type { SignedIn } from "../../actor.ts";
import { hashToken, randomToken } from "../../platform/crypto.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { endUnprovenSessions, nameFromAddress } from "./accept.ts";
import { linkUrl } from "./link-url.ts";
import { lockName } from "./store/identities.ts";
import { insertLink, nameOwnerOfLink } from "./store/links.ts";
import { adoptOwnerless } from "./store/memberships.ts";
import { installationOwner } from "./store/owner.ts";
import { changePerson, findPerson, findPersonByEmail, insertPerson } from "./store/people.ts";

const lifetime = 24 * 3_600_000;

export interface OwnerLink {
  url: string;
  expires_at: Date;
}

export function createOwner(platform: Platform) {
  const { database, clock } = platform;
  return {
    /** Whether anybody came in by an owner's link; until then a start prints one. */
    hasOwner: async (): Promise<boolean> => (await installationOwner(database.system)) !== undefined,

    /**
     * For the command line and the first start. With `email`, the owner gets this address, so that a sign-in provider
     * that vouches for it lets the same person in.
     */
    createOwnerLink(input: { email?: string } = {}): Promise<OwnerLink> {
      return database.asSystem(async (trx) => {
        const now = clock.now();
        const token = randomToken();
        const expires_at = new Date(now.getTime() + lifetime);
        const person_id = (await ownerToLink(trx, input.email, now)) ?? null;
        await insertLink(trx, { token_hash: hashToken(token), person_id, created_at: now, expires_at });
        return { url: linkUrl(platform, token), expires_at };
      });
    },
  };
}

/** Whom a new link is for; with an address, whoever gets or has that. Undefined where its first use decides. */
async function ownerToLink(trx: Trx, email: string | undefined, now: Date): Promise<string | undefined> {
  await lockName(trx, "the owner");
  const owner = await installationOwner(trx);
  if (!email) return owner;
  const named = (await findPersonByEmail(trx, email))?.id;
  if (!owner) return adopting(trx, named ?? (await newOwner(trx, nameFromAddress(email), email, now)), now);
  if (!named) await giveAddress(trx, owner, email);
  if (!named || named === owner) return owner;
  throw new AppError("conflict", `${email} belongs to somebody who is not the installation's owner.`);
}

async function giveAddress(trx: Trx, owner: string, email: string): Promise<void> {
  const present = await findPerson(trx, owner);
  if (present?.email) throw new AppError("conflict", `The owner has the address ${present.email} already.`);
  await changePerson(trx, owner, { email });
}

/** The first use of a link that names nobody yet: the owner there is, else whoever is signed in, else somebody new. */
export async function ownerOfLink(
  trx: Trx,
  hash: Buffer,
  use: { name?: string; signedIn: SignedIn | undefined },
  now: Date,
): Promise<string> {
  await lockName(trx, "the owner");
  const owner =
    (await installationOwner(trx)) ??
    use.signedIn?.personId ??
    (await newOwner(trx, use.name ?? "Owner", null, now));
  await nameOwnerOfLink(trx, hash, owner);
  return adopting(trx, owner, now);
}

async function newOwner(trx: Trx, name: string, email: string | null, now: Date): Promise<string> {
  return (await insertPerson(trx, { email, name, created_at: now })).id;
}

async function adopting(trx: Trx, personId: string, now: Date): Promise<string> {
  await endUnprovenSessions(trx, personId);
  await adoptOwnerless(trx, personId, now);
  return personId;
}
