// A small shop for trying rules on: customers, orders, messages and events.
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

export const textColumns = [
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
