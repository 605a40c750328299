// A shop that sends orders, customers, events and receipts, one a request, and sends each again until it is acknowledged.
import { setTimeout as sleep } from "node:timers/promises";
import { signWebhook } from "../../server/platform/webhooks.ts";

export interface Acknowledged {
  order: Set<string>;
  customer: Set<string>;
  event: Set<string>;
  receipt: Set<string>;
}
type Kind = keyof Acknowledged;

export interface Shop {
  /** Of the processes that answer. */
  urls: string[];
  key: string;
  workspaceId: string;
  /** Whose receipts are sent: messages by id, and the vendor's secret. */
  messages: string[];
  connection: string;
  secret: string;
}

const people = 200;
const giveUpMs = 20_000;

export class IngestClient {
  readonly #shop: Shop;
  readonly #luck: () => number;
  readonly acknowledged: Acknowledged = {
    order: new Set(),
    customer: new Set(),
    event: new Set(),
    receipt: new Set(),
  };
  /** Requests that were not acknowledged, and sent again. */
  retried = 0;
  #next = 0;
  #ending = false;

  constructor(shop: Shop, luck: () => number) {
    this.#shop = shop;
    this.#luck = luck;
  }

  /** Sends until it is told to end; what was begun is then still acknowledged. */
  async stream(lanes: number): Promise<void> {
    const lane = async () => {
      while (!this.#ending) await this.#sendNext(this.#next++);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  end(): void {
    this.#ending = true;
  }

  async #sendNext(n: number): Promise<void> {
    const message = n % 4 === 3 ? this.#shop.messages[Math.floor(n / 4)] : undefined;
    const kinds: Kind[] = ["order", "customer", "event"];
    const kind = message ? "receipt" : kinds[n % kinds.length]!;
    const id = message ?? `${kind}-${n}`;
    while (!(await this.#send(kind, id, n))) {
      this.retried += 1;
      await sleep(50 + this.#luck() * 200);
    }
    this.acknowledged[kind].add(id);
  }

  async #send(kind: Kind, id: string, n: number): Promise<boolean> {
    const { urls } = this.#shop;
    const url = urls[Math.floor(this.#luck() * urls.length)]!;
    const { path, headers, body } = kind === "receipt" ? this.#receipt(id) : this.#entry(kind, id, n);
    try {
      const answer = await fetch(url + path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        signal: AbortSignal.timeout(giveUpMs),
      });
      await answer.arrayBuffer();
      if (answer.ok) return true;
      if (answer.status === 429 || answer.status >= 500) return false;
      throw new Refused(`${path} was answered with ${answer.status}: ${body}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
      return false;
    }
  }

  #entry(kind: Exclude<Kind, "receipt">, id: string, n: number) {
    const customer = { external_id: `c-${n % people}` };
    const at = new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
    const items = [1, 2].map((i) => ({ product_id: `p-${(n + i) % 50}`, quantity: i, price: 10 }));
    const bodies = {
      order: { external_id: id, customer, ordered_at: at, total: 30 + (n % 7), items },
      customer: { external_id: id, first_name: "Known", email: `${id}@example.com` },
      event: { id, name: "viewed", customer, occurred_at: at, properties: { n } },
    };
    const headers: Record<string, string> = { authorization: `Bearer ${this.#shop.key}` };
    return { path: `/api/${kind}s`, headers, body: JSON.stringify(bodies[kind]) };
  }

  #receipt(message: string) {
    const { workspaceId, connection, secret } = this.#shop;
    const key = `${workspaceId}-${message}`;
    const receipt = { id: `r-${key}`, message_id: `m-${key}`, idempotency_key: key, event: "delivered" };
    const body = JSON.stringify({ receipts: [{ ...receipt, occurred_at: "2026-11-20T10:00:00Z" }] });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    return {
      path: `/api/receipts?connection=${connection}`,
      headers: {
        "webhook-id": receipt.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signWebhook(secret, receipt.id, timestamp, body),
      } as Record<string, string>,
      body,
    };
  }
}

/** No kill explains it. */
class Refused extends Error {}
