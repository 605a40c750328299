// Who gets in when an identity provider vouches for somebody. Nothing is ever linked by an address that the provider has
// not verified, nor does an address alone open an account whose sessions somebody else may hold.
import { AppError } from "../../../contract/errors.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { endUnprovenSessions, join, nameFromAddress } from "./accept.ts";
import { findIdentity, insertIdentity, lockName } from "./store/identities.ts";
import { holdInvitationsTo } from "./store/invitations.ts";
import { changePerson, findPersonByEmail, insertPerson } from "./store/people.ts";

/** What a provider says of somebody, its signature checked. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  email: string | undefined;
  emailVerified: boolean;
  name: string | undefined;
  pictureUrl: string | undefined;
}

/** The person behind an identity: known, found by address, invited, or new where sign-up is open. Throws where none. */
export function admit({ database, clock, config }: Platform, identity: ProvenIdentity): Promise<string> {
  return database.asSystem(async (trx) => {
    const now = clock.now();
    const address = identity.emailVerified ? identity.email : undefined;
    await lockName(trx, address ?? `${identity.issuer} ${identity.subject}`);
    const known = await findIdentity(trx, identity.issuer, identity.subject);
    const personId = known ?? (await link(trx, identity, address, { now, signUp: config.signUp }));
    await changePerson(trx, personId, { picture_url: identity.pictureUrl });
    for (const invitation of address ? await holdInvitationsTo(trx, address, now) : [])
      await join(trx, invitation, personId, now);
    return personId;
  });
}

/** Finds or makes the person, and remembers the identity as theirs. */
async function link(
  trx: Trx,
  identity: ProvenIdentity,
  address: string | undefined,
  { now, signUp }: { now: Date; signUp: "open" | "invited" },
): Promise<string> {
  if (!address) throw unverified(identity.email);
  const personId =
    (await findPersonByEmail(trx, address))?.id ?? (await newcomer(trx, identity, address, { now, signUp }));
  // Until now the address was only said; whoever came in by it without proof must not stay.
  await endUnprovenSessions(trx, personId);
  await insertIdentity(trx, {
    issuer: identity.issuer,
    subject: identity.subject,
    person_id: personId,
    created_at: now,
  });
  return personId;
}

async function newcomer(
  trx: Trx,
  identity: ProvenIdentity,
  address: string,
  { now, signUp }: { now: Date; signUp: "open" | "invited" },
): Promise<string> {
  const invitations = await holdInvitationsTo(trx, address, now);
  if (invitations.length === 0 && signUp !== "open") throw notInvited(address);
  const made = await insertPerson(trx, {
    email: address,
    name: identity.name?.trim().slice(0, 120) || nameFromAddress(address),
    created_at: now,
  });
  return made.id;
}

function unverified(email: string | undefined): AppError {
  return new AppError(
    "email_unverified",
    `The provider has not verified ${email ?? "an e-mail address"} for you. Verify it there, then sign in again.`,
  );
}

function notInvited(address: string): AppError {
  return new AppError(
    "not_invited",
    `${address} has no account here. Ask an owner of your workspace to invite this address, then sign in again.`,
  );
}
