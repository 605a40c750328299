// Whom a channel may reach, and where: consent first, then an address, then one message an address. Lent as SQL, so that a
// preview and a launch decide by the same words.
import { type RawBuilder, sql } from "kysely";
import type { ConsentPolicy } from "../../../contract/access.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { BuiltInAttribute } from "../../../contract/rule-attributes.ts";
import { singleValue } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { lentCustomers } from "../customers/index.ts";

type ConsentRule = ConsentPolicy[Channel];

interface Way {
  /** What the customer said; unknown is null. */
  consent: RawBuilder<unknown>;
  address: RawBuilder<unknown>;
  /** Several customers may have the same address. */
  shared: boolean;
  words: { channel: string; address: string };
}

const said = (name: BuiltInAttribute) => singleValue(lentCustomers.attribute(name));

const mail = sql`nullif(${said("email")}, '')`;
const phone = sql`nullif(${said("phone")}, '')`;
/** An app, and a page of the shop, know a customer by the shop's own id. */
const shopId = sql`coalesce(${said("external_id")}, ${lentCustomers.id}::text)`;

const ways: Record<Channel, Way> = {
  email: {
    consent: said("consent.email"),
    address: mail,
    shared: true,
    words: { channel: "e-mail", address: "e-mail address" },
  },
  sms: {
    consent: said("consent.sms"),
    address: phone,
    shared: true,
    words: { channel: "SMS", address: "phone number" },
  },
  whatsapp: {
    consent: said("consent.whatsapp"),
    address: phone,
    shared: true,
    words: { channel: "WhatsApp", address: "phone number" },
  },
  push: {
    consent: said("consent.push"),
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
    ? sql`row_number() OVER (PARTITION BY lower(${way.address}), (${refusal(way, consent[channel])}) IS NULL ORDER BY ${lentCustomers.id})`
    : sql`1`;
  return sql`
    SELECT id AS customer_id, address,
      CASE WHEN refusal IS NOT NULL THEN 'suppressed' WHEN address IS NULL OR twin > 1 THEN 'skipped' ELSE 'queued' END AS outcome,
      CASE WHEN refusal IS NOT NULL THEN refusal
        WHEN address IS NULL THEN ${sql.lit(`no ${way.words.address}`)}
        WHEN twin > 1 THEN ${sql.lit(`another customer with the same ${way.words.address} gets it`)} END AS reason
    FROM (
      SELECT ${lentCustomers.id} AS id, ${way.address} AS address, ${refusal(way, consent[channel])} AS refusal, ${twin} AS twin
      FROM ${lentCustomers.from} WHERE ${lentCustomers.workspaceId} = ${workspaceId} AND ${lentCustomers.id} IN (${audience})
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

interface RefusalsAsked extends Omit<Reaching, "audience"> {
  customerIds: readonly string[];
}

/** Of these customers, those who are not to be written to now, and why. */
export async function refusals(trx: Trx, asked: RefusalsAsked): Promise<Map<string, string>> {
  const { workspaceId, channel, consent, customerIds } = asked;
  const { rows } = await sql<{ id: string; refusal: string }>`
    SELECT ${lentCustomers.id} AS id, ${refusal(ways[channel], consent[channel])} AS refusal
    FROM ${lentCustomers.from} WHERE ${lentCustomers.workspaceId} = ${workspaceId}
      AND ${lentCustomers.id} = ANY(${customerIds}::bigint[]) AND (${refusal(ways[channel], consent[channel])}) IS NOT NULL
  `.execute(trx);
  return new Map(rows.map(({ id, refusal }) => [id, refusal]));
}

/** What one is told of a channel: "has agreed to e-mail", "has an e-mail address". */
export function reachWords(channel: Channel): { channel: string; address: string } {
  return ways[channel].words;
}
