// Accounts: opened, found again, told how to behave, and kept.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newVendorAccount, vendorAccount, vendorProblem } from "../contract/vendor.ts";
import { email, Shop } from "./testing/shop.ts";
import { stage } from "./testing/stage.ts";

test("a new account has a key, a secret and an ordinary vendor's behaviour", async () => {
  const { shop } = await stage();
  const answer = await shop().ask("POST", "/v1/accounts", {});
  expect(answer.status).toBe(201);
  const account = newVendorAccount.parse(await answer.json());
  expect(account.behaviour).toMatchObject({ success_rate: 0.9, outage: "none", rate_limit_per_second: null });
});

test("behaviour is changed piece by piece, for the messages that come after", async () => {
  const { shop, receiver } = await stage();
  const one = await shop().join({ success_rate: 1, receipt_delay_ms: { min: 300, max: 300 } });
  await one.send([email("before")]);
  const answer = await one.ask("PATCH", "/v1/account", { behaviour: { success_rate: 0 }, name: "Café" });
  const { name, behaviour } = vendorAccount.parse(await answer.json());
  expect([name, behaviour]).toEqual(["Café", { ...one.account.behaviour, success_rate: 0 }]);
  await one.send([email("after")]);
  await one.allPosted();
  const end = (key: string) => receiver.receipts.findLast((r) => r.idempotency_key === key)?.event;
  expect([end("before"), end("after")]).toEqual(["delivered", "failed"]);
});

test("a behaviour that cannot be is refused with each of its faults", async () => {
  const { shop } = await stage();
  const one = await shop().join();
  const behaviour = { success_rate: 2, latency_ms: { min: 9, max: 1 }, outage: "flood", speed: 1 };
  const answer = await one.ask("PATCH", "/v1/account", { behaviour });
  const faults = vendorProblem.parse(await answer.json()).errors!;
  expect([answer.status, faults.map((fault) => fault.path).sort()]).toEqual([
    400,
    ["/behaviour", "/behaviour/latency_ms", "/behaviour/outage", "/behaviour/success_rate"],
  ]);
  expect((await one.see()).behaviour).toEqual(one.account.behaviour);
});

test("an account is opened again with its own key, and only with its own secret", async () => {
  const { shop } = await stage();
  const one = await shop().join({ success_rate: 0.25 });
  const { key, webhook_secret, id } = one.account;
  const again = await shop().ask("POST", "/v1/accounts", { key, webhook_secret });
  expect([again.status, await again.json()]).toMatchObject([200, { id, behaviour: { success_rate: 0.25 } }]);
  const other = `whsec_${Buffer.alloc(32).toString("base64")}`;
  expect((await shop().ask("POST", "/v1/accounts", { key, webhook_secret: other })).status).toBe(409);
});

test("accounts and their changes outlive a restart, in files that only their owner reads", async () => {
  const { shop, simulator, start, dir, receiver } = await stage();
  const one = await shop().join();
  await one.behave({ success_rate: 0.5, seed: "kept" });
  await simulator.close();
  expect((await stat(join(dir, "accounts.json"))).mode & 0o077).toBe(0);
  const second = await start();
  const later = new Shop(second.url, receiver.url);
  later.account = one.account;
  expect((await later.see()).behaviour).toMatchObject({ success_rate: 0.5, seed: "kept" });
  await second.close();
});
