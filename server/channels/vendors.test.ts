// The same questions to every vendor's adapter, each against a server that speaks as the vendor does.

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channels } from "../../contract/messages.ts";
import { type Behaviour, vendorFailures, vendorRejections } from "../../contract/vendor.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { until } from "../../test/sending.ts";
import { isGenuineWebhook } from "../platform/webhooks.ts";
import { type OutgoingMessage, VendorTrouble } from "./channel.ts";
import { type AnyVendor, createVendors } from "./index.ts";
import { linksOf } from "./links.ts";
import { retryAfterMs } from "./retry-after.ts";
import { newSimulatorSettings } from "./simulator/settings.ts";

interface Asked {
  vendor: AnyVendor;
  settings: object;
  /** Has the vendor fail in a way that it can fail. */
  outage(kind: Behaviour["outage"]): Promise<void>;
  limit(perSecond: number): Promise<void>;
  /** The adapter, with nobody at the other end. */
  unreachable: AnyVendor;
  codes: string[];
}

let simulator: Simulator;
let dataDir: string;
let receipts: { headers: Record<string, string | string[] | undefined>; body: Buffer }[];
const inbox = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    receipts.push({ headers: request.headers, body: Buffer.concat(parts) });
    response.end();
  });
});

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "regulars-vendors-"));
  simulator = await startSimulator({ port: 0, dataDir });
  await new Promise<void>((resolve) => inbox.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  inbox.close();
  inbox.closeAllConnections();
  await simulator.close();
  await rm(dataDir, { recursive: true });
});

const askedVendors: Record<string, () => Promise<Asked>> = {
  async simulator() {
    const vendor = createVendors({ simulatorUrl: simulator.url }).simulator;
    const settings = newSimulatorSettings("vendors test");
    const signal = AbortSignal.timeout(10_000);
    const quick = { latency_ms: { min: 0, max: 0 }, receipt_delay_ms: { min: 0, max: 0 } };
    await vendor.setBehaviour(settings, quick, signal);
    return {
      vendor,
      settings,
      outage: async (outage) => void (await vendor.setBehaviour(settings, { outage }, signal)),
      limit: async (rate_limit_per_second) =>
        void (await vendor.setBehaviour(settings, { rate_limit_per_second }, signal)),
      unreachable: createVendors({ simulatorUrl: "http://127.0.0.1:1" }).simulator,
      codes: [
        ...Object.values(vendorFailures).flatMap((codes) => Object.keys(codes)),
        ...Object.keys(vendorRejections),
      ],
    };
  },
};

const addresses = {
  email: "asha@example.com",
  sms: "+919812345678",
  whatsapp: "+919812345678",
  push: "c 1042",
  in_app: "c ä/1042",
};
let next = 0;
const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  key: `1-${++next}`,
  channel: "email",
  to: addresses.email,
  subject: "Hi",
  body: "Hello Asha, https://example.com/sale",
  ...more,
});

describe.each(Object.keys(askedVendors))("%s", (name) => {
  let asked: Asked;
  let context: { receiptsUrl: string; signal: AbortSignal };

  beforeAll(async () => {
    receipts = [];
    asked = await askedVendors[name]!();
    const { port } = inbox.address() as AddressInfo;
    context = { receiptsUrl: `http://127.0.0.1:${port}/receipts`, signal: AbortSignal.timeout(60_000) };
  });

  const send = (messages: OutgoingMessage[], signal = context.signal) =>
    asked.vendor.send(asked.settings, messages, { ...context, signal });
  const trouble = async (sending: Promise<unknown>): Promise<VendorTrouble> => {
    const error = await sending.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(VendorTrouble);
    return error as VendorTrouble;
  };

  test("takes a message of every channel that it carries, and answers for each by its key", async () => {
    const messages = asked.vendor.channels.map((channel) => message({ channel, to: addresses[channel] }));
    const answers = await send(messages);
    expect(answers).toEqual(
      messages.map(({ key }) => ({ key, taken: true, vendorMessageId: expect.any(String) })),
    );
    expect(channels).toEqual(expect.arrayContaining([...asked.vendor.channels]));
  });

  test("what cannot be sent is refused alone, in words", async () => {
    const bad = message({ to: "nobody" });
    const good = message();
    expect(await send([bad, good])).toMatchObject([
      { key: bad.key, taken: false, reason: expect.stringMatching(/^the address/) },
      { key: good.key, taken: true },
    ]);
  });

  test("the same key again is the same message, or else it can be asked", async () => {
    const messages = [message(), message()];
    const first = await send(messages);
    if (asked.vendor.idempotent) expect(await send(messages)).toEqual(first);
    else expect(asked.vendor.ask).toBeDefined();
    const known = await asked.vendor.ask?.(
      asked.settings,
      [...messages.map((m) => m.key), "1-never"],
      context.signal,
    );
    if (known) expect(known).toEqual(first);
  });

  test("trouble is told by kind, in words, and with how long to wait", async () => {
    await asked.outage("refuse");
    expect(await trouble(send([message()]))).toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining("does not answer"),
    });
    await asked.outage("error_500");
    expect(await trouble(send([message()]))).toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining("500"),
    });
    await asked.outage("hang");
    expect(await trouble(send([message()], AbortSignal.timeout(200)))).toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining("no answer in time"),
    });
    await asked.outage("none");
    await asked.limit(1);
    await send([message(), message(), message()]);
    expect(await trouble(send([message()]))).toMatchObject({
      kind: "busy",
      retryAfter: expect.any(Number),
    });
    await asked.limit(1_000_000);
    expect(await trouble(asked.unreachable.send(asked.settings, [message()], context))).toMatchObject({
      kind: "unreachable",
    });
    expect(await trouble(send([message({ body: "" })]))).toMatchObject({
      kind: "unreadable",
      message: expect.stringContaining("body"),
    });
  });

  test("its receipts are signed with the connection's secret", async () => {
    await send([message()]);
    const { headers, body } = await until(
      async () => receipts[0]!,
      (receipt) => receipt !== undefined,
    );
    const secret = asked.vendor.receiptSecret(asked.settings);
    expect(isGenuineWebhook(secret, headers, body, new Date())).toBe(true);
    expect(isGenuineWebhook(secret, headers, Buffer.concat([body, Buffer.from(" ")]), new Date())).toBe(
      false,
    );
  });

  test("each of its reasons has words; one that is not known stays as it is", () => {
    for (const code of asked.codes) expect(asked.vendor.explain(code)).toMatch(/ /);
    expect(asked.vendor.explain("brand_new")).toBe("brand_new");
    const words = asked.codes.map((code) => asked.vendor.explain(code));
    for (const permanent of asked.vendor.permanentReasons) expect(words).toContain(permanent);
  });
});

test("links are found without the sentence around them", () => {
  expect(
    linksOf("See https://a.example/x, (http://b.example/y?z=1) and https://a.example/x. ftp://no"),
  ).toEqual(["https://a.example/x", "http://b.example/y?z=1"]);
});

test("Retry-After is read in seconds and as a date, and bounded", () => {
  expect(retryAfterMs("3")).toBe(3_000);
  expect(retryAfterMs("999999")).toBe(3_600_000);
  expect(retryAfterMs(new Date(Date.now() + 60_000).toUTCString())).toBeGreaterThan(50_000);
  expect(retryAfterMs("Thu, 01 Jan 1970 00:00:00 GMT")).toBe(0);
  expect(retryAfterMs("soon")).toBeUndefined();
  expect(retryAfterMs(null)).toBeUndefined();
});
