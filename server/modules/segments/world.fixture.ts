// A small shop for trying rules on: customers, orders and messages full of edges, made from a seed, so that a fault found
// once is found again. It is written to the tables directly, since what is tried here is how they are read.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";

export interface Person {
  id: number;
  text: Record<string, string | null>;
  birthday: string | null;
  created_at: string;
  updated_at: string;
  consent: Record<"email" | "sms" | "whatsapp" | "push", boolean | null>;
  tags: string[];
  custom: Record<string, unknown>;
}

export interface Item {
  product_id: string;
  sku: string | null;
  name: string | null;
  category: string | null;
  /** Decimal texts with at most four decimals. */
  quantity: string;
  price: string;
}

export interface Order {
  id: number;
  customer: number;
  ordered_at: string;
  status: string;
  currency: string;
  channel: string | null;
  coupon: string | null;
  store: string | null;
  /** Minor units. */
  total: number;
  discount: number;
  refunded: number;
  items: Item[];
}

export interface Message {
  id: number;
  customer: number;
  campaign: number;
  channel: string;
  at: Record<"sent" | "delivered" | "opened" | "clicked" | "failed", string | null>;
}

export interface Scores {
  "rfm.segment": string | null;
  "rfm.recency": number | null;
  "rfm.frequency": number | null;
  "rfm.monetary": number | null;
  "churn.probability": number | null;
  /** Minor units. */
  "clv.next_12_months": number | null;
  "orders.expected_next_90_days": number | null;
  "engagement.score": number | null;
}

/** Properties as a shop sends them, whatever their types. */
export interface Happening {
  id: number;
  customer: number;
  name: string;
  at: string;
  properties: Record<string, unknown>;
}

export interface World {
  people: Person[];
  orders: Order[];
  messages: Message[];
  /** Who is on which list, and since when. */
  members: { list: number; customer: number; since: string }[];
  /** By customer; many have none. */
  scores: { customer: number; values: Scores }[];
  events: Happening[];
}

const textColumns = [
  "external_id",
  "email",
  "phone",
  "first_name",
  "last_name",
  "country",
  "region",
  "city",
  "postal_code",
  "language",
  "timezone",
  "gender",
  "source",
];
const rfmNames = ["champions", "loyal", "at_risk", "lost", ""];
const statuses = ["pending", "paid", "fulfilled", "cancelled", "refunded", "partially_refunded"];

/** What a shop may have sent for a date. */
const notDates = [
  "soon",
  "2026-02-30",
  "2026-02-30T10:00:00Z",
  "2025-02-29T10:00:00Z",
  "2026-03-01T10:00:00",
  "2026-03-01T24:00:00Z",
  "2026-03-01T10:00:00+23:00",
  "0000-01-01T00:00:00Z",
  "2026-03-01 10:00:00Z",
];

interface Words {
  texts: string[];
  days: string[];
  instants: string[];
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function makeWorld(words: Words, seed: number, size = 60): World {
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const maybe = <T>(value: T, chance = 0.3): T | null => (random() < chance ? null : value);
  const text = () => (random() < 0.1 ? "" : maybe(pick(words.texts)));
  const flag = () => pick([true, false, null]);
  const person = (id: number): Person => ({
    id,
    text: Object.fromEntries(
      textColumns.map((column) => [column, column === "external_id" ? `c-${id}` : text()]),
    ),
    birthday: maybe(pick(words.days)),
    created_at: pick(words.instants),
    updated_at: pick(words.instants),
    consent: { email: flag(), sms: flag(), whatsapp: flag(), push: flag() },
    tags: Array.from({ length: Math.floor(random() * 4) }, () => pick(words.texts)),
    custom: {
      ...(random() < 0.7 ? { tier: pick([...words.texts, "", 1, true, null]) } : {}),
      ...(random() < 0.7 ? { points: pick([-1, 0, 0.1, 1.5, 3, 100.005, 300, 1e300, "300", null]) } : {}),
      ...(random() < 0.7 ? { newsletter: pick([true, false, "true", null]) } : {}),
      ...(random() < 0.7 ? { renewal: pick([...words.days, ...words.instants, ...notDates, 5]) } : {}),
      ...(random() < 0.7
        ? { interests: pick([[], [pick(words.texts)], words.texts.slice(0, 3), "gold"]) }
        : {}),
    },
  });
  const decimal = () => pick(["0", "1", "2", "0.5", "1.0001", "33.3333", "99.99", "100"]);
  const order = (id: number): Order => ({
    id,
    customer: 1 + Math.floor(random() * size * 0.8),
    ordered_at: pick(words.instants),
    status: pick(statuses),
    currency: "INR",
    channel: text(),
    coupon: text(),
    store: text(),
    total: pick([0, 1, 50, 10_000, 25_000, 25_001, 30_000]),
    discount: pick([0, 0, 1, 1_000]),
    refunded: pick([0, 0, 0, 50, 10_000]),
    items: Array.from({ length: Math.floor(random() * 4) }, () => ({
      product_id: pick(words.texts),
      sku: text(),
      name: text(),
      category: text(),
      quantity: decimal(),
      price: decimal(),
    })),
  });
  const message = (id: number): Message => ({
    id,
    customer: 1 + Math.floor(((id - 1) * 7) % size),
    campaign: 1 + Math.floor((id - 1) / size),
    channel: pick(["email", "sms", "whatsapp"]),
    at: {
      sent: maybe(pick(words.instants)),
      delivered: maybe(pick(words.instants)),
      opened: maybe(pick(words.instants), 0.5),
      clicked: maybe(pick(words.instants), 0.7),
      failed: maybe(pick(words.instants), 0.8),
    },
  });
  const fifth = () => maybe(1 + Math.floor(random() * 5));
  const scores = (): Scores => ({
    "rfm.segment": maybe(pick(rfmNames)),
    "rfm.recency": fifth(),
    "rfm.frequency": fifth(),
    "rfm.monetary": fifth(),
    "churn.probability": maybe(pick([0, 0.005, 0.1, 0.30000000000000004, 1])),
    "clv.next_12_months": maybe(pick([0, 1, 10_000, 25_001, 30_000])),
    "orders.expected_next_90_days": maybe(pick([0, 0.1, 1, 1.5, 3])),
    "engagement.score": maybe(pick([0, 1.5, 99.99, 100])),
  });
  const mixed = () =>
    pick([
      ...words.texts,
      ...words.days,
      ...words.instants,
      ...notDates,
      0,
      -1,
      1.5,
      99.99,
      0.1234567,
      1e14,
      1e15,
    ]);
  const property = (value: unknown) => pick([value, value, value, mixed(), true, null, [1], { a: 1 }]);
  const happening = (id: number): Happening => ({
    id,
    customer: 1 + Math.floor(random() * size * 0.9),
    name: pick(["viewed", "viewed", "viewed.twice", "Store visited", "unheard of"]),
    at: pick(words.instants),
    properties: Object.fromEntries(
      [
        ["category", text()],
        ["price", pick([0, 1, 1.5, 2, 10, 99.99, 100.005, 0.1, 1e300, "2"])],
        ["in.stock", flag()],
        ["until", pick([...words.days, ...words.instants])],
        ['it\'s "odd"', pick([3, 0.005, -1])],
        ["store", text()],
        ["minutes", pick([1, 2, 300])],
      ]
        .filter(() => random() < 0.6)
        .map(([key, value]) => [key, property(value)]),
    ),
  });
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  return {
    people: numbered(size).map(person),
    orders: numbered(size * 4).map(order),
    messages: numbered(size * 2).map(message),
    members: numbered(size).flatMap((customer) =>
      [1, 2].filter(() => random() < 0.5).map((list) => ({ list, customer, since: pick(words.instants) })),
    ),
    scores: numbered(size)
      .filter(() => random() < 0.6)
      .map((customer) => ({ customer, values: scores() })),
    events: numbered(size * 4).map(happening),
  };
}

/** Writes a world into a workspace. */
export async function writeWorld(trx: Trx, workspaceId: string, world: World): Promise<void> {
  await sql`
    INSERT INTO customers (workspace_id, id, created_at, updated_at, birthday, tags, custom, consent_email, consent_sms, consent_whatsapp, consent_push, ${sql.raw(textColumns.join(", "))})
    SELECT ${workspaceId}, r.id, r.created_at, r.updated_at, r.birthday, r.tags, r.custom, (r.consent ->> 'email')::boolean, (r.consent ->> 'sms')::boolean, (r.consent ->> 'whatsapp')::boolean, (r.consent ->> 'push')::boolean,
      ${sql.raw(textColumns.map((column) => `r.text ->> '${column}'`).join(", "))}
    FROM jsonb_to_recordset(${JSON.stringify(world.people)}::jsonb)
      AS r(id bigint, created_at timestamptz, updated_at timestamptz, birthday date, tags text[], custom jsonb, consent jsonb, text jsonb)
  `.execute(trx);
  await sql`
    INSERT INTO orders (workspace_id, id, external_id, customer_id, ordered_at, status, currency, channel, coupon, store, total, discount, refunded)
    SELECT ${workspaceId}, id, id::text, customer, ordered_at, status, currency, channel, coupon, store, total, discount, refunded
    FROM jsonb_to_recordset(${JSON.stringify(world.orders)}::jsonb)
      AS r(id bigint, customer bigint, ordered_at timestamptz, status text, currency text, channel text, coupon text, store text, total bigint, discount bigint, refunded bigint)
  `.execute(trx);
  const items = world.orders.flatMap((order) =>
    order.items.map((item, line) => ({ ...item, line, order: order.id })),
  );
  const written = sql`jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
    AS r("order" bigint, line int, quantity numeric, price numeric, product_id text, sku text, name text, category text)`;
  await sql`
    INSERT INTO products (workspace_id, product_id, sku, name, category)
    SELECT DISTINCT ${workspaceId}::bigint, product_id, sku, name, category FROM ${written}
    ON CONFLICT (workspace_id, fingerprint) DO NOTHING
  `.execute(trx);
  await sql`
    INSERT INTO order_items (workspace_id, order_id, line, customer_id, ordered_at, counts, quantity, price, total, sold_as)
    SELECT ${workspaceId}, o.id, line, o.customer_id, o.ordered_at, o.counts, quantity, price, 0, p.id
    FROM ${written}
    JOIN products p ON p.workspace_id = ${workspaceId}
      AND p.fingerprint = product_fingerprint(r.product_id, r.sku, r.name, r.category)
    JOIN orders o ON o.workspace_id = ${workspaceId} AND o.id = r."order"
  `.execute(trx);
  await sql`
    INSERT INTO customer_totals (workspace_id, customer_id, orders_total, first_order_at, last_order_at, orders_count)
    SELECT workspace_id, customer_id, coalesce(sum(net) FILTER (WHERE counts), 0), min(ordered_at) FILTER (WHERE counts),
      max(ordered_at) FILTER (WHERE counts), count(*) FILTER (WHERE counts)
    FROM orders WHERE workspace_id = ${workspaceId} GROUP BY 1, 2
  `.execute(trx);
  await writeMessages(trx, workspaceId, world.messages);
  await writeMembers(trx, workspaceId, world.members);
  await writeScores(trx, workspaceId, world.scores);
  await sql`
    INSERT INTO events (workspace_id, id, external_id, customer_id, name, occurred_at, properties)
    SELECT ${workspaceId}, id, id::text, customer, name, at, properties
    FROM jsonb_to_recordset(${JSON.stringify(world.events)}::jsonb)
      AS r(id bigint, customer bigint, name text, at timestamptz, properties jsonb)
  `.execute(trx);
}

async function writeMembers(trx: Trx, workspaceId: string, members: World["members"]): Promise<void> {
  await sql`
    INSERT INTO lists (workspace_id, id, name) SELECT ${workspaceId}, id, 'List ' || id FROM generate_series(1, 3) AS r(id)
  `.execute(trx);
  await sql`
    INSERT INTO list_members (workspace_id, list_id, customer_id, added_at)
    SELECT ${workspaceId}, list, customer, since
    FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb) AS r(list bigint, customer bigint, since timestamptz)
  `.execute(trx);
}

async function writeScores(trx: Trx, workspaceId: string, scores: World["scores"]): Promise<void> {
  const rows = scores.map(({ customer, values }) => ({ customer, ...values }));
  await sql`
    INSERT INTO scores (workspace_id, customer_id, rfm_segment, rfm_recency, rfm_frequency, rfm_monetary, churn_probability, clv_next_12_months, expected_orders_next_90_days, engagement_score)
    SELECT ${workspaceId}, customer, "rfm.segment", "rfm.recency", "rfm.frequency", "rfm.monetary", "churn.probability", "clv.next_12_months", "orders.expected_next_90_days", "engagement.score"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(customer bigint, "rfm.segment" text, "rfm.recency" int, "rfm.frequency" int, "rfm.monetary" int,
      "churn.probability" double precision, "clv.next_12_months" bigint, "orders.expected_next_90_days" double precision, "engagement.score" double precision)
  `.execute(trx);
}

async function writeMessages(trx: Trx, workspaceId: string, messages: Message[]): Promise<void> {
  const campaigns = [...new Set(messages.map(({ campaign }) => campaign))];
  await sql`
    INSERT INTO campaigns (workspace_id, id, name, channel) OVERRIDING SYSTEM VALUE
    SELECT ${workspaceId}, id::bigint, 'Campaign ' || id, 'email' FROM jsonb_array_elements_text(${JSON.stringify(campaigns)}::jsonb) AS r(id)
  `.execute(trx);
  await sql`
    INSERT INTO messages (workspace_id, id, campaign_id, customer_id, chunk, queued_at, outcome, channel, sent_at, delivered_at, opened_at, clicked_at, failed_at)
    SELECT ${workspaceId}, id, campaign, customer, 0, now(), 'sent', channel,
      (r.at ->> 'sent')::timestamptz, (r.at ->> 'delivered')::timestamptz, (r.at ->> 'opened')::timestamptz, (r.at ->> 'clicked')::timestamptz, (r.at ->> 'failed')::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS r(id bigint, campaign bigint, customer bigint, channel text, at jsonb)
  `.execute(trx);
}
