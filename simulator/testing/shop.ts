// A shop with an account at the simulator, for the tests: opens the account, sends, and waits until all is posted.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {
  AccountInput,
  Behaviour,
  MessageReport,
  NewVendorAccount,
  SendReply,
  VendorAccount,
  VendorMessage,
} from "../../contract/vendor.ts";

/** Everything at once and nothing odd: each test sets the one thing it is about. */
export const plain: Partial<Behaviour> = {
  success_rate: 1,
  latency_ms: { min: 0, max: 0 },
  receipt_delay_ms: { min: 0, max: 0 },
  engagement_delay_ms: { min: 0, max: 0 },
  duplicate_rate: 0,
  late_rate: 0,
  late_by_ms: 0,
  reorder_rate: 0,
  open_rate: 0,
  click_rate: 0,
  unsubscribe_rate: 0,
  complaint_rate: 0,
  conversion_rate: 0,
  seed: "test",
};

export class Shop {
  readonly url: string;
  readonly callback: string;
  account!: NewVendorAccount;

  constructor(simulatorUrl: string, receiverUrl: string) {
    this.url = simulatorUrl;
    this.callback = `${receiverUrl}/api/receipts?connection=7`;
  }

  /** Opens an account that behaves plainly but for what is given. */
  async join(behaviour: Partial<Behaviour> = {}, more: AccountInput = {}): Promise<this> {
    const input = { ...more, behaviour: { ...plain, ...behaviour } };
    const answer = await this.ask("POST", "/v1/accounts", input);
    this.account = (await answer.json()) as NewVendorAccount;
    return this;
  }

  ask(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = {};
    if (this.account) headers.authorization = `Bearer ${this.account.key}`;
    if (body !== undefined) headers["content-type"] = "application/json";
    return fetch(this.url + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  post(messages: VendorMessage[], callback = this.callback): Promise<Response> {
    return this.ask("POST", "/v1/messages", { callback_url: callback, messages });
  }

  async send(messages: VendorMessage[]): Promise<SendReply["results"]> {
    const answer = await this.post(messages);
    if (answer.status !== 202) throw new Error(`answered ${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as SendReply).results;
  }

  async behave(behaviour: Partial<Behaviour>): Promise<void> {
    await this.ask("PATCH", "/v1/account", { behaviour });
  }

  async see(): Promise<VendorAccount> {
    return (await this.ask("GET", "/v1/account")).json() as Promise<VendorAccount>;
  }

  async lookUp(...keys: string[]): Promise<MessageReport[]> {
    const query = keys.map((key) => `idempotency_key=${encodeURIComponent(key)}`).join("&");
    return ((await (await this.ask("GET", `/v1/messages?${query}`)).json()) as { data: MessageReport[] })
      .data;
  }

  /** Waits until nothing is left to be posted. */
  async allPosted(): Promise<void> {
    while ((await this.see()).counts.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const email = (key: string, more: Partial<VendorMessage> = {}): VendorMessage => ({
  idempotency_key: key,
  channel: "email",
  to: "asha@example.com",
  subject: "Diwali",
  body: "Hello Asha",
  links: ["https://shop.example/diwali", "https://shop.example/unsubscribe"],
  ...more,
});

export const emails = (count: number, prefix = "k"): VendorMessage[] =>
  Array.from({ length: count }, (_, n) => email(`${prefix}-${n}`));

/** In the sizes in which they are sent. */
export function chunks<T>(list: readonly T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) =>
    list.slice(n * size, (n + 1) * size),
  );
}

/** A folder of its own that goes when the test is over. */
export async function temporaryFolder(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), "simulator-"));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
