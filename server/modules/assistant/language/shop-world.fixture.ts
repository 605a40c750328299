// The people, orders and messages of the shop that phrases are tried on: so many and so various that two rules which differ
// hold for different people.
import type { Rule } from "../../../../contract/rule.ts";
import { evaluate } from "../../segments/reference/evaluate.fixture.ts";
import type { Message, Order, Person, World } from "../../segments/reference/world.fixture.ts";
import { shopCatalogue } from "./catalogue.fixture.ts";

export const shopNow = "2026-06-15T06:30:00Z";
const dayMs = 86_400_000;
const now = Date.parse(shopNow);

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(20_260_615);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
const some = <T>(value: T): T | null => (random() < 0.2 ? null : value);
/** More often lately than long ago. */
const past = () => new Date(now - random() ** 2.5 * 1_000 * dayMs - 60_000).toISOString();
const placeOf = {
  Mumbai: "Maharashtra",
  Pune: "Maharashtra",
  Bengaluru: "Karnataka",
  Chennai: "Tamil Nadu",
} as Record<string, string>;

function person(id: number): Person {
  const city = pick(["Mumbai", "Pune", "Bengaluru", "Delhi", "Chennai", "Hyderabad", "Kolkata"]);
  const tags = ["vip", "gold", "platinum", "staff", "coffee", "wholesale"].filter(() => random() < 0.35);
  return {
    id,
    text: {
      external_id: `c-${id}`,
      email: some(`person${id}@${pick(["gmail.com", "example.com"])}`),
      phone: some(`+9198${String(id).padStart(8, "0")}`),
      first_name: pick(["Asha", "Anil", "Ben", "Chitra", "Zoë"]),
      last_name: "Rao",
      country: some(pick(["IN", "IN", "GB", "AE", "US"])),
      region: some(placeOf[city] ?? "Elsewhere"),
      city: some(city),
      postal_code: null,
      language: some(pick(["en", "hi"])),
      timezone: null,
      gender: some(pick(["female", "male"])),
      source: some(pick(["instagram", "google", "referral", "store"])),
    },
    birthday: some(new Date(Date.UTC(1980 + (id % 30), id % 12, 1 + (id % 28))).toISOString().slice(0, 10)),
    created_at: past(),
    updated_at: past(),
    consent: {
      email: pick([true, false, null]),
      sms: pick([true, false, null]),
      whatsapp: pick([true, false, null]),
      push: null,
    },
    tags,
    custom: {
      tier: pick(["gold", "silver", "platinum", null]),
      points: pick([0, 50, 100, 150, 200, 250, 300, 301, 500]),
      newsletter: pick([true, false, null]),
      renewal: new Date(now + (random() * 80 - 40) * dayMs).toISOString().slice(0, 10),
      interests: pick([["tea"], ["coffee", "chocolate"], ["chocolate"], []]),
      skin_type: pick(["oily", "dry", null]),
    },
  };
}

const products = [
  { product_id: "p-1", name: "Brass Filter Set", category: "Coffee" },
  { product_id: "p-2", name: "Monsoon Malabar 250 g", category: "Coffee" },
  { product_id: "p-3", name: "Stoneware Mug", category: "Cups" },
  { product_id: "p-4", name: "Darjeeling", category: "Tea" },
  { product_id: "p-5", name: "Dark bar", category: "Chocolate" },
  { product_id: "p-6", name: "Hamper", category: "Gifts" },
  { product_id: "p-7", name: "Running shoes", category: "Sale" },
  { product_id: "p-8", name: "Warm socks", category: "Sale" },
];
/** Rupees; spends stand on and beside what phrases ask for. */
const edges = [
  250, 400, 500, 750, 800, 999, 1_000, 1_200, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 6_000, 8_000, 9_000,
  10_000, 20_000, 25_000, 40_000, 50_000, 100_000, 150_000, 225_000, 300_000, 500_000, 10_000_000, 20_000_000,
];

function ordersOf(customer: number, firstId: number): Order[] {
  const count = pick([0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 9, 12, 14]);
  const scale = pick(edges);
  return Array.from({ length: count }, (_, i) => {
    const total = Math.round(((scale * pick([1, 1, 1.02, 0.98])) / Math.max(1, pick([1, count]))) * 100);
    return {
      id: firstId + i,
      customer,
      ordered_at: past(),
      status: "paid",
      currency: "INR",
      channel: pick(["web", "store"]),
      coupon: pick([null, null, "WELCOME10", "DIWALI20"]),
      store: pick([null, "Andheri", "Bandra"]),
      total,
      discount: pick([0, 0, 0, 10_000, 40_000]),
      refunded: 0,
      items: Array.from({ length: pick([1, 1, 2, 3]) }, () => ({
        ...pick(products),
        sku: null,
        quantity: "1",
        price: "100",
      })),
    };
  });
}

function messagesOf(customer: number, firstId: number): Message[] {
  return Array.from({ length: pick([0, 0, 1, 2, 3, 4, 6, 8]) }, (_, i) => {
    const sent = past();
    const later = (chance: number) =>
      random() < chance
        ? new Date(Math.min(now - 1_000, Date.parse(sent) + random() * 3 * dayMs)).toISOString()
        : null;
    const failed = later(0.15);
    const delivered = failed ? null : later(0.9);
    const opened = delivered && later(0.6);
    return {
      id: firstId + i,
      customer,
      campaign: pick([1, 2, 3]),
      channel: pick(["email", "whatsapp", "sms"]),
      at: { sent, delivered, opened, clicked: opened && later(0.5), failed },
    };
  });
}

const size = 900;
const people = Array.from({ length: size }, (_, i) => person(i + 1));
export const shopWorld: World = {
  people,
  orders: people.flatMap(({ id }) => ordersOf(id, id * 100)),
  messages: people.flatMap(({ id }) => messagesOf(id, id * 100)),
  members: people
    .filter(({ id }) => id % 3 === 0)
    .map(({ id }) => ({ list: 1 + (id % 2), customer: id, since: "2026-01-01T00:00:00Z" })),
  scores: [],
  events: people
    .filter(() => random() < 0.6)
    .flatMap(({ id }) =>
      ["product_viewed", "cart_abandoned", "Store visited", "Store visited", "Store visited"]
        .filter(() => random() < 0.6)
        .map((name, i) => ({
          id: id * 10 + i,
          customer: id,
          name,
          at: past(),
          properties:
            name === "Store visited" ? { store: "Andheri" } : { category: "Coffee", price: 100, value: 500 },
        })),
    ),
};

const segments = new Map<string, Rule>([
  ["1", { kind: "measure", measure: "count", of: "orders", op: "gte", value: 8 }],
  [
    "2",
    { kind: "did", what: "items", where: { kind: "row", column: "category", op: "is", value: "Coffee" } },
  ],
]);

const moment = {
  now: new Date(shopNow),
  timezone: shopCatalogue.timezone,
  custom: Object.fromEntries(
    shopCatalogue.attributes.filter(({ custom }) => custom).map(({ name, type }) => [name.slice(7), type]),
  ),
  segments,
  events: shopCatalogue.events,
};

/** Who a rule holds for, as one text. */
export function membersOf(rule: Rule): string {
  return evaluate(rule, shopWorld, moment).join(" ");
}
