// Sessions: a random token in the browser's cookie, its hash here. A session lives 30 days from when it was last used.
import type { SignedIn } from "../../actor.ts";
import { hashToken, randomToken } from "../../platform/crypto.ts";
import type { Platform } from "../../platform/index.ts";
import { deleteSession, findSession, insertSession, touchSession } from "./store/sessions.ts";

const lifetime = 30 * 24 * 3_600_000;
/** A session is written to at most this often, however many requests it carries. */
const touchEvery = 60_000;

export interface Sessions {
  /** Always a new one, so that a token planted before signing in is worth nothing after it. */
  start(personId: string): Promise<{ token: string; hash: Buffer }>;
  find(hash: Buffer): Promise<SignedIn | undefined>;
  end(hash: Buffer): Promise<void>;
}

export function createSessions({ database, clock }: Platform): Sessions {
  const until = (now: Date) => new Date(now.getTime() + lifetime);
  return {
    async start(personId) {
      const token = randomToken();
      const hash = hashToken(token);
      const now = clock.now();
      await insertSession(database.system, {
        token_hash: hash,
        person_id: personId,
        created_at: now,
        seen_at: now,
        expires_at: until(now),
      });
      return { token, hash };
    },
    async find(hash) {
      const now = clock.now();
      const row = await findSession(database.system, hash, now);
      if (!row) return undefined;
      if (now.getTime() - row.seen_at.getTime() > touchEvery)
        await touchSession(database.system, hash, { seen_at: now, expires_at: until(now) });
      return { personId: row.person_id, name: row.name, email: row.email, sessionHash: hash };
    },
    end: (hash) => deleteSession(database.system, hash),
  };
}
