// What ought to come of entries applied one after another, worked out by the plainest means: for tests to hold the real
// thing against.
import type { CustomerInput, CustomerRef } from "../../../contract/customers.ts";
import type { EventInput } from "../../../contract/events.ts";
import { countingStatuses, type OrderInput } from "../../../contract/orders.ts";

export type Entry =
  | { kind: "customer"; input: CustomerInput }
  | { kind: "order"; input: OrderInput }
  | { kind: "event"; input: EventInput };

interface Person {
  external_id: string | null;
  email: string | null;
  phone: string | null;
  first_name: string | null;
  city: string | null;
  tags: string[];
  consent: Record<string, boolean | null>;
  custom: Record<string, unknown>;
  said: string | null;
}

interface Bought extends OrderInput {
  person: Person;
}

interface Done extends EventInput {
  person: Person;
}

/** A customer as the test reads them back; `created_at` is "now" where nothing was known of when they came. */
export interface Outcome {
  external_id: string | null;
  email: string | null;
  phone: string | null;
  first_name: string | null;
  city: string | null;
  tags: string[];
  consent: Record<string, boolean | null>;
  custom: Record<string, unknown>;
  created_at: string;
  count: number;
  total: number;
  first_at: string | null;
  last_at: string | null;
  orders: string[];
  events: string[];
}

export function oneByOne(entries: readonly Entry[]): Outcome[] {
  const people: Person[] = [];
  const orders = new Map<string, Bought>();
  const events = new Map<string, Done>();
  for (const entry of entries) {
    if (entry.kind === "customer") say(meet(people, entry.input), entry.input);
    else if (entry.kind === "event") record(people, events, entry.input);
    else place(people, orders, entry.input);
  }
  return people.map((person) =>
    outcome(
      person,
      [...orders.values()].filter((o) => o.person === person),
      [...events.values()].filter((e) => e.person === person),
    ),
  );
}

function meet(people: Person[], ref: CustomerInput | CustomerRef): Person {
  const found = find(people, ref) ?? stranger(people);
  found.external_id ??= ref.external_id ?? null;
  found.email ??= ref.email ?? null;
  found.phone ??= ref.phone ?? null;
  return found;
}

function find(people: Person[], { external_id, email, phone }: CustomerInput): Person | undefined {
  const named = external_id && people.find((p) => p.external_id === external_id);
  if (named) return named;
  const free = people.filter((p) => !external_id || p.external_id === null);
  return (
    (email && free.find((p) => p.email?.toLowerCase() === email.toLowerCase())) ||
    (phone && free.find((p) => p.phone === phone)) ||
    undefined
  );
}

function stranger(people: Person[]): Person {
  const consent = { email: null, sms: null, whatsapp: null, push: null };
  const nothing = { external_id: null, email: null, phone: null, first_name: null, city: null, said: null };
  const person = { ...nothing, tags: [], custom: {}, consent };
  people.push(person);
  return person;
}

function say(person: Person, input: CustomerInput): void {
  if (input.email !== undefined) person.email = input.email;
  if (input.phone !== undefined) person.phone = input.phone;
  if (input.first_name !== undefined) person.first_name = input.first_name;
  if (input.city !== undefined) person.city = input.city;
  if (input.tags !== undefined) person.tags = input.tags ?? [];
  Object.assign(person.consent, input.consent);
  for (const [key, value] of Object.entries(input.custom ?? {})) {
    if (value === null) delete person.custom[key];
    else person.custom[key] = value;
  }
  if (input.created_at !== undefined) person.said = input.created_at;
}

function place(people: Person[], orders: Map<string, Bought>, input: OrderInput): void {
  const before = orders.get(input.external_id);
  const kept = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  orders.set(input.external_id, {
    ...(before ?? { status: "paid", items: [], coupon: null }),
    ...(kept as OrderInput),
    person: meet(people, input.customer),
  });
}

/** What has been recorded stays; sent again it says nothing, not even who it was about. */
function record(people: Person[], events: Map<string, Done>, input: EventInput): void {
  if (events.has(input.id!)) return;
  events.set(input.id!, { ...input, person: meet(people, input.customer) });
}

function outcome(person: Person, orders: Bought[], events: Done[]): Outcome {
  const { said, ...own } = person;
  const counting = orders.filter((o) => countingStatuses.some((status) => status === o.status));
  const iso = (at: string) => new Date(at).toISOString();
  const times = (of: Bought[]) => of.map((o) => iso(o.ordered_at)).sort();
  const known = [...times(orders), ...events.map((e) => iso(e.occurred_at!))].sort();
  return {
    ...own,
    created_at: said ? new Date(said).toISOString() : (known[0] ?? "now"),
    count: counting.length,
    total: counting.reduce((sum, o) => sum + Math.round((o.total - (o.refunded ?? 0)) * 100), 0),
    first_at: times(counting)[0] ?? null,
    last_at: times(counting).at(-1) ?? null,
    orders: orders.map(orderWords).sort(),
    events: events.map((e) => eventWords([e.id, e.name, iso(e.occurred_at!), e.properties ?? {}])).sort(),
  };
}

/** Everything of an event in a line, whatever the order of its properties. */
export function eventWords(event: unknown[]): string {
  const properties = Object.entries(event.at(-1) as object).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([...event.slice(0, -1), properties]);
}

/** Everything of an order in a line. */
function orderWords(order: Bought): string {
  const { external_id, status, ordered_at, total, discount, refunded, coupon, items } = order;
  const lines = (items ?? []).map((item) => [item.product_id, item.quantity, item.price]);
  const at = new Date(ordered_at).toISOString();
  return JSON.stringify([
    external_id,
    status,
    at,
    total,
    discount ?? 0,
    refunded ?? 0,
    coupon ?? null,
    lines,
  ]);
}
