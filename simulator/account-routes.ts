// The vendor's account pages as an API: open an account, see it, tell it how to behave.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { accountChange, accountInput, type OrdersTo, type VendorAccount } from "../contract/vendor.ts";
import type { Accounts, StoredAccount } from "./accounts.ts";
import { type AllowedCallbacks, callbackFault } from "./callbacks.ts";
import type { Counts } from "./counts.ts";
import type { Outages } from "./outage.ts";
import { ProblemError, parsed } from "./problem.ts";

export interface AccountRouteParts {
  accounts: Accounts;
  counts: Counts;
  outages: Outages;
  allowed: AllowedCallbacks;
}

export function accountRoutes(app: FastifyInstance, parts: AccountRouteParts): void {
  const { accounts, counts, outages, allowed } = parts;
  const shown = (account: StoredAccount): VendorAccount => ({
    id: account.id,
    name: account.name,
    behaviour: account.behaviour,
    orders: withoutKey(account.orders),
    counts: counts.of(account.id),
  });

  app.post("/v1/accounts", async (request, reply) => {
    const input = parsed(accountInput, request.body);
    checkOrders(input.orders, allowed);
    const { account, opened } = await accounts.open(input);
    reply.status(opened ? 201 : 200);
    return { ...shown(account), key: account.key, webhook_secret: account.webhook_secret };
  });

  app.get("/v1/account", async (request) => shown(accountOf(request, accounts)));

  app.patch("/v1/account", async (request) => {
    const account = accountOf(request, accounts);
    const change = parsed(accountChange, request.body);
    checkOrders(change.orders, allowed);
    const changed = await accounts.change(account, change);
    if (changed.behaviour.outage !== "hang") outages.release(account.id);
    return shown(changed);
  });
}

/** The account whose bearer key the request carries. */
export function accountOf(request: FastifyRequest, accounts: Accounts): StoredAccount {
  const key = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const account = key === undefined ? undefined : accounts.byKey(key);
  if (account) return account;
  throw new ProblemError("wrong_key", "Send Authorization: Bearer and the key that POST /v1/accounts gave");
}

function checkOrders(orders: OrdersTo | null | undefined, allowed: AllowedCallbacks): void {
  const message = orders ? callbackFault(orders.url, allowed) : undefined;
  if (message)
    throw new ProblemError("invalid_input", "Nothing was changed", {
      faults: [{ path: "/orders/url", message }],
    });
}

function withoutKey(orders: OrdersTo | null): VendorAccount["orders"] {
  if (!orders) return null;
  const { api_key: _, ...rest } = orders;
  return rest;
}
