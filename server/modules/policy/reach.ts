// Whom a channel may reach, and where: consent first, then an address, then one message an address. Lent as SQL, so that a
// preview and a launch decide by the same words.
import { type RawBuilder, sql } from "kysely";
import type { ConsentPolicy } from "../../../contract/access.ts";
import type { Channel } from "../../../contract/messages.ts";

type ConsentRule = ConsentPolicy[Channel];

interface Way {
  /** What the customer said; unknown is null. */
  consent: RawBuilder<boolean | null>;
  address: RawBuilder<string | null>;
  /** Several customers may have the same address. */
  shared: boolean;
  words: { channel: string; address: string };
}

/** An app, and a page of the shop, know a customer by the shop's own id. */
const shopId = sql<string>`coalesce(c.external_id, c.id::text)`;

const ways: Record<Channel, Way> = {
  email: {
    consent: sql`c.consent_email`,
    address: sql`nullif(c.email, '')`,
    shared: true,
    words: { channel: "e-mail", address: "e-mail address" },
  },
  sms: {
    consent: sql`c.consent_sms`,
    address: sql`nullif(c.phone, '')`,
    shared: true,
    words: { channel: "SMS", address: "phone number" },
  },
  whatsapp: {
    consent: sql`c.consent_whatsapp`,
    address: sql`nullif(c.phone, '')`,
    shared: true,
    words: { channel: "WhatsApp", address: "phone number" },
  },
  push: {
    consent: sql`c.consent_push`,
    address: shopId,
    shared: false,
    words: { channel: "push messages", address: "id" },
  },
  in_app: {
    consent: sql`NULL::boolean`,
    address: shopId,
    shared: false,
    words: { channel: "messages in the app", address: "id" },
  },
};

export interface Reaching {
  workspaceId: string;
  channel: Channel;
  consent: ConsentPolicy;
  /** SQL that selects customers' ids. */
  audience: RawBuilder<unknown>;
}

/** One row for each customer of the audience: `customer_id`, `address`, `outcome` (queued, suppressed or skipped), `reason`. */
export function reachedPeople({ workspaceId, channel, consent, audience }: Reaching): RawBuilder<unknown> {
  const way = ways[channel];
  const twin = way.shared
    ? sql`row_number() OVER (PARTITION BY lower(${way.address}), (${refusal(way, consent[channel])}) IS NULL ORDER BY c.id)`
    : sql`1`;
  return sql`
    SELECT id AS customer_id, address,
      CASE WHEN refusal IS NOT NULL THEN 'suppressed' WHEN address IS NULL OR twin > 1 THEN 'skipped' ELSE 'queued' END AS outcome,
      CASE WHEN refusal IS NOT NULL THEN refusal
        WHEN address IS NULL THEN ${sql.lit(`no ${way.words.address}`)}
        WHEN twin > 1 THEN ${sql.lit(`another customer with the same ${way.words.address} gets it`)} END AS reason
    FROM (
      SELECT c.id, ${way.address} AS address, ${refusal(way, consent[channel])} AS refusal, ${twin} AS twin
      FROM customers c WHERE c.workspace_id = ${workspaceId} AND c.id IN (${audience})
    ) AS person`;
}

/** Why the customer is not to be written to, or null. */
function refusal(way: Way, rule: ConsentRule): RawBuilder<string | null> {
  const saidNo = sql.lit(`said no to ${way.words.channel}`);
  if (rule === "none") return sql`NULL::text`;
  if (rule === "unless_refused") return sql`CASE WHEN ${way.consent} IS FALSE THEN ${saidNo} END`;
  return sql`CASE WHEN ${way.consent} IS TRUE THEN NULL WHEN ${way.consent} IS FALSE THEN ${saidNo}
    ELSE ${sql.lit(`has not agreed to ${way.words.channel}`)} END`;
}

/** What one is told of a channel: "has agreed to e-mail", "has an e-mail address". */
export function reachWords(channel: Channel): { channel: string; address: string } {
  return ways[channel].words;
}
