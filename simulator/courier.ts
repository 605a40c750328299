// Carries one batch to where it belongs: receipts, signed, to the callback address; orders, with its key, to the shop.
import type { Accounts } from "./accounts.ts";
import { type AllowedCallbacks, callbackFault } from "./callbacks.ts";
import type { Batch } from "./lane.ts";
import { type Attempt, post } from "./post.ts";
import { orderBody, type Parcel, receiptBody } from "./receipts.ts";
import { signedHeaders } from "./signature.ts";

export interface Address {
  kind: "receipts" | "orders";
  accountId: string;
  /** For receipts; orders go where the account says at the time. */
  url: string;
}

interface CourierParts {
  accounts: Accounts;
  allowed: AllowedCallbacks;
  /** Breaks off what is under way. */
  cut: AbortSignal;
}

export async function carry(batch: Batch<Parcel>, address: Address, parts: CourierParts): Promise<Attempt> {
  const account = parts.accounts.byId(address.accountId);
  const orders = address.kind === "orders" ? account?.orders : undefined;
  if (!account || (address.kind === "orders" && !orders)) return { outcome: "gone" };
  const url = orders?.url ?? address.url;
  const fault = callbackFault(url, parts.allowed);
  if (fault) return { outcome: "unavailable", why: fault };
  if (orders) {
    const headers = { authorization: `Bearer ${orders.api_key}` };
    return post(url, headers, orderBody(batch.items, orders), parts.cut);
  }
  const body = receiptBody(batch.items);
  const seconds = Math.floor(Date.now() / 1_000);
  return post(url, signedHeaders(account.webhook_secret, batch.id, seconds, body), body, parts.cut);
}
