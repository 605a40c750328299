// Handing over to a vendor that does not know keys: what is open is settled by asking, so that nothing goes out twice; and
// one message that a vendor cannot read does not hold up the others.
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { type OutgoingMessage, type SendAnswer, type Vendor, VendorTrouble } from "../../channels/channel.ts";
import type { OpenConnection } from "../connections/index.ts";
import { handOver } from "./hand-over.ts";

/** A vendor that sends whatever it is given, remembers it, and loses answers as it is told. */
class Forgetful implements Vendor<object> {
  name = "forgetful";
  channels = ["email"] as const;
  settings = z.object({});
  batchMax = 3;
  bodyMax = 1_000;
  idempotent = false;
  permanentReasons = [];
  delivered: string[] = [];
  readonly #losses: boolean[];

  constructor(losses: boolean[]) {
    this.#losses = losses;
  }

  async send(_settings: object, messages: readonly OutgoingMessage[]): Promise<SendAnswer[]> {
    if (messages.some((m) => m.body === "unreadable"))
      throw new VendorTrouble("unreadable", "body has a bad character");
    this.delivered.push(...messages.map((m) => m.key));
    if (this.#losses.shift()) throw new VendorTrouble("unreachable", "the answer was lost");
    return messages.map((m) => taken(m.key));
  }

  async ask(_settings: object, keys: readonly string[]): Promise<SendAnswer[]> {
    return keys.filter((key) => this.delivered.includes(key)).map(taken);
  }

  explain = (reason: string) => reason;
  receiptSecret = () => "";
}

const taken = (key: string): SendAnswer => ({ key, taken: true, vendorMessageId: `v-${key}` });
const message = (key: string, body = "Hello"): OutgoingMessage => ({
  key,
  channel: "email",
  to: "a@example.com",
  subject: "",
  body,
});

function connectionTo(vendor: Vendor<object>): OpenConnection {
  return { id: "1", workspaceId: "1", vendor, settings: {}, receiptsUrl: "", patience: 1_000 };
}

/** As a worker does: again and again until there is an answer for all. */
async function untilAnswered(vendor: Vendor<object>, messages: OutgoingMessage[]): Promise<SendAnswer[]> {
  const signal = AbortSignal.timeout(5_000);
  for (let attempt = 1; ; attempt++) {
    try {
      return await handOver({ connection: connectionTo(vendor), messages, again: attempt > 1, signal });
    } catch (error) {
      if (!(error instanceof VendorTrouble) || attempt > 100) throw error;
    }
  }
}

test("a vendor that does not know keys, and loses answers, still gets each message once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      fc.array(fc.boolean(), { maxLength: 10 }),
      async (count, losses) => {
        const vendor = new Forgetful(losses);
        const messages = Array.from({ length: count }, (_, i) => message(`1-${i}`));
        const answers = await untilAnswered(vendor, messages);
        expect(vendor.delivered.toSorted()).toEqual(messages.map((m) => m.key).toSorted());
        expect(new Set(answers.map((a) => a.key))).toEqual(new Set(messages.map((m) => m.key)));
      },
    ),
  );
});

test("a message that cannot be read fails alone, wherever it stands", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (readable) => {
      const vendor = new Forgetful([]);
      const messages = readable.map((fine, i) => message(`1-${i}`, fine ? "Hello" : "unreadable"));
      const answers = await untilAnswered(vendor, messages);
      expect(answers.map((a) => [a.key, a.taken])).toEqual(readable.map((fine, i) => [`1-${i}`, fine]));
      expect(vendor.delivered).toEqual(messages.filter((m) => m.body === "Hello").map((m) => m.key));
    }),
  );
});

test("where a vendor neither knows keys nor can be asked, what may have gone out is not sent again", async () => {
  const vendor: Vendor<object> = new Forgetful([true]);
  vendor.ask = undefined;
  const answers = await untilAnswered(vendor, [message("1-1")]);
  expect(answers).toEqual([{ key: "1-1", taken: false, reason: "it is not known whether it was sent" }]);
  expect((vendor as Forgetful).delivered).toEqual(["1-1"]);
});

test("an answer that leaves a message out is none", async () => {
  const vendor = new Forgetful([]);
  vendor.send = async () => [taken("1-2")];
  const signal = AbortSignal.timeout(1_000);
  const handing = handOver({
    connection: connectionTo(vendor),
    messages: [message("1-1")],
    again: false,
    signal,
  });
  await expect(handing).rejects.toMatchObject({ kind: "unreachable" });
});
