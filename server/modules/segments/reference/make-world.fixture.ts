// A world full of edges, made from a seed, so that a fault found once is found again.
import {
  type Happening,
  type Message,
  type Order,
  type Person,
  type Scores,
  textColumns,
  type World,
} from "./world.fixture.ts";

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
