// The accounts at the vendor: key, webhook secret and behaviour, kept in one small file that is replaced whole.
import { hash, randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { AccountChange, AccountInput, Behaviour, OrdersTo } from "../contract/vendor.ts";
import { defaultBehaviour } from "./behaviour.ts";
import { ProblemError } from "./problem.ts";
import { newWebhookSecret } from "./signature.ts";

export interface StoredAccount {
  id: string;
  name: string;
  key: string;
  webhook_secret: string;
  behaviour: Behaviour;
  orders: OrdersTo | null;
}

const most = 10_000;

export class Accounts {
  readonly #path: string;
  readonly #byKey = new Map<string, StoredAccount>();
  readonly #byId = new Map<string, StoredAccount>();
  #saving: Promise<void> = Promise.resolve();

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(dir: string): Promise<Accounts> {
    const accounts = new Accounts(join(dir, "accounts.json"));
    const text = await readFile(accounts.#path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "[]";
      throw error;
    });
    for (const stored of JSON.parse(text) as StoredAccount[]) {
      accounts.#put({ ...stored, behaviour: { ...defaultBehaviour(), ...stored.behaviour } });
    }
    return accounts;
  }

  byKey(key: string): StoredAccount | undefined {
    return this.#byKey.get(key);
  }

  byId(id: string): StoredAccount | undefined {
    return this.#byId.get(id);
  }

  /** Opens an account. With the key and secret of one that is there already, it is that one, unchanged. */
  async open(input: AccountInput): Promise<{ account: StoredAccount; opened: boolean }> {
    const there = input.key === undefined ? undefined : this.#byKey.get(input.key);
    if (there) return { account: sameSecret(there, input), opened: false };
    if (this.#byKey.size >= most)
      throw new ProblemError("too_many_requests", `There are ${most} accounts already`);
    const account = accountOf(input);
    this.#put(account);
    await this.#save();
    return { account, opened: true };
  }

  async change(account: StoredAccount, change: AccountChange): Promise<StoredAccount> {
    const changed = {
      ...account,
      name: change.name ?? account.name,
      behaviour: { ...account.behaviour, ...change.behaviour },
      orders: change.orders === undefined ? account.orders : change.orders,
    };
    this.#put(changed);
    await this.#save();
    return changed;
  }

  #put(account: StoredAccount): void {
    this.#byKey.set(account.key, account);
    this.#byId.set(account.id, account);
  }

  /** One save after the other; the file is always either the old or the new. */
  #save(): Promise<void> {
    this.#saving = this.#saving
      .catch(() => {})
      .then(() => replaceFile(this.#path, JSON.stringify([...this.#byId.values()])));
    return this.#saving;
  }
}

function accountOf(input: AccountInput): StoredAccount {
  const key = input.key ?? `sim_${randomBytes(24).toString("base64url")}`;
  return {
    // From the key, so that an account opened again with its old key gives messages their old ids.
    id: `a_${hash("sha256", key).slice(0, 16)}`,
    name: input.name ?? "Unnamed",
    key,
    webhook_secret: input.webhook_secret ?? newWebhookSecret(),
    behaviour: { ...defaultBehaviour(), ...input.behaviour },
    orders: input.orders ?? null,
  };
}

function sameSecret(account: StoredAccount, input: AccountInput): StoredAccount {
  if (input.webhook_secret === undefined || input.webhook_secret === account.webhook_secret) return account;
  throw new ProblemError("account_differs", "Leave the secret out, or open another account with another key");
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, "w", 0o600);
  await file
    .writeFile(text)
    .then(() => file.sync())
    .finally(() => file.close());
  await rename(draft, path);
}
