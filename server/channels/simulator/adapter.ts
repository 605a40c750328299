// The adapter of the simulated vendor, with which the whole product works before there is any real one.
import type { Channel } from "../../../contract/messages.ts";
import {
  type AccountChange,
  type Behaviour,
  lookupMax,
  messageReports,
  type SendResult,
  sendReply,
  sendRequestMax,
  type VendorChannel,
  vendorAccount,
} from "../../../contract/vendor.ts";
import { type OutgoingMessage, type SendAnswer, type Vendor, VendorTrouble } from "../channel.ts";
import { linksOf } from "../links.ts";
import { callSimulator } from "./call.ts";
import { permanentReasons, reasonWords } from "./reasons.ts";
import { type SimulatorSettings, simulatorSettings } from "./settings.ts";

export interface SimulatorVendor extends Vendor<SimulatorSettings> {
  name: "simulator";
  behaviour(settings: SimulatorSettings, signal: AbortSignal): Promise<Behaviour>;
  setBehaviour(
    settings: SimulatorSettings,
    change: Partial<Behaviour>,
    signal: AbortSignal,
  ): Promise<Behaviour>;
}

/** The simulator knows no inbox inside a shop's pages: what is meant for it travels as a push message. */
const carriedAs: Record<Channel, VendorChannel> = {
  email: "email",
  sms: "sms",
  whatsapp: "whatsapp",
  push: "push",
  in_app: "push",
};

/** `url` is asked at each call, since a simulator in this process gets its address when it starts. */
export function createSimulatorVendor(url: () => string | undefined): SimulatorVendor {
  const base = () => {
    const known = url();
    if (known) return known;
    throw new VendorTrouble(
      "unreachable",
      "No simulated vendor runs: set SIMULATOR_URL, or add simulator to ROLES",
    );
  };
  const change = (settings: SimulatorSettings, body: AccountChange, signal: AbortSignal) =>
    callSimulator(base(), settings, {
      method: "PATCH",
      path: "/v1/account",
      body,
      reply: vendorAccount,
      signal,
    });

  /** Once a process, since our address may be another than at the last start. */
  const named = new Set<string>();
  const nameShop = async (
    { shop, ...settings }: SimulatorSettings,
    receiptsUrl: string,
    signal: AbortSignal,
  ) => {
    if (!shop || named.has(settings.key)) return;
    const url = new URL("/api/orders/batch", receiptsUrl).href;
    await change(settings, { orders: { ...shop, url } }, signal);
    named.add(settings.key);
  };

  return {
    name: "simulator",
    channels: ["email", "sms", "whatsapp", "push", "in_app"],
    settings: simulatorSettings,
    batchMax: sendRequestMax,
    bodyMax: 256_000,
    idempotent: true,
    async send(settings, messages, { receiptsUrl, signal }) {
      await nameShop(settings, receiptsUrl, signal);
      const body = { callback_url: receiptsUrl, messages: messages.map(toVendorMessage) };
      const call = { method: "POST", path: "/v1/messages", body, reply: sendReply, signal } as const;
      return (await callSimulator(base(), settings, call)).results.map(toAnswer);
    },
    async ask(settings, keys, signal) {
      const answers: SendAnswer[] = [];
      for (let from = 0; from < keys.length; from += lookupMax) {
        const query = new URLSearchParams(
          keys.slice(from, from + lookupMax).map((key): [string, string] => ["idempotency_key", key]),
        );
        const call = { method: "GET", path: `/v1/messages?${query}`, reply: messageReports, signal } as const;
        answers.push(...(await callSimulator(base(), settings, call)).data.map(toAnswer));
      }
      return answers;
    },
    explain: reasonWords,
    permanentReasons,
    receiptSecret: (settings) => settings.webhook_secret,
    async behaviour(settings, signal) {
      const call = { method: "GET", path: "/v1/account", reply: vendorAccount, signal } as const;
      return (await callSimulator(base(), settings, call)).behaviour;
    },
    setBehaviour: async (settings, behaviour, signal) =>
      (await change(settings, { behaviour }, signal)).behaviour,
  };
}

function toVendorMessage(message: OutgoingMessage) {
  return {
    idempotency_key: message.key,
    channel: carriedAs[message.channel],
    // A customer's own id may hold spaces, which no push token does.
    to: carriedAs[message.channel] === "push" ? encodeURI(message.to) : message.to,
    ...(message.subject ? { subject: message.subject } : {}),
    body: message.body,
    links: linksOf(message.body),
  };
}

function toAnswer(result: SendResult): SendAnswer {
  const { idempotency_key: key, id, status, reason } = result;
  if (status === "accepted") return { key, taken: true, vendorMessageId: id };
  return { key, taken: false, reason: reasonWords(reason ?? "no reason was given") };
}
