// What customers were sent, opened and clicked, through which channel and of which campaign.
import type { Rule, Where } from "../../../../../contract/rule.ts";
import type { Quantity } from "../quantities.ts";
import { windowOf } from "../spans.ts";
import type { Act } from "../words/acts.ts";
import { allOf, attribute, deniedIf, did, didNot, row, whereAll } from "./build.ts";
import { eitherOf } from "./goods.ts";
import { resolved } from "./orders.ts";
import { candidatesOf, type Parts, type Scene, takeQuantity, takeSpans } from "./parts.ts";

const rowsOfAct: Partial<Record<Act, string>> = {
  open: "messages.opened",
  click: "messages.clicked",
  receive: "messages.delivered",
  send: "messages.sent",
  fail: "messages.failed",
  convert: "messages.converted",
};
export const isMessageAct = (act: Act): boolean => Object.hasOwn(rowsOfAct, act);

const channels = ["email", "sms", "whatsapp", "push"] as const;
type Channel = (typeof channels)[number];

export function channelsSaid(parts: Parts): Channel[] {
  const said = channels.filter((channel) => parts.has(channel));
  if (said.length === 0 && parts.has("email_address")) return ["email"];
  return said;
}

export function messageReading(parts: Parts, scene: Scene): Rule | undefined {
  const campaigns = takeCampaigns(parts);
  const said = channelsSaid(parts);
  const told = campaigns.length > 0 || said.length > 0 || parts.has("message", "campaign_word", "free");
  const act = parts.act!;
  if (act === "receive" && !told && !scene.previous?.act) {
    scene.refuse(parts.actChunk!, "what was received is not said");
    return undefined;
  }
  const channel =
    said.length > 0 && isTelling(said, scene)
      ? [eitherOf(said.map((each) => row("channel", "is", each)))]
      : [];
  const where = whereAll([...channel, ...campaigns]);
  const quantity = takeQuantity(parts);
  const spans = takeSpans(parts).map((span) => resolved(span, scene));
  const what =
    act === "receive" && parts.denied && quantity === undefined ? unsent(parts, scene) : rowsOfAct[act]!;
  const windows = spans.length === 0 ? [undefined] : spans.map(windowOf);
  const rules = windows.map((window) => happened(parts, scene, what, { where, window }, quantity));
  return allOf(rules);
}

/** A shop that writes through one channel alone needs no word for it. */
function isTelling(said: readonly Channel[], { reader }: Scene): boolean {
  const used =
    reader.catalogue.columns.find(({ of, column }) => of === "messages" && column === "channel")
      ?.common_values ?? [];
  return used.length !== 1 || !said.some((each) => each === used[0]!.value);
}

/** Who has not received anything was not sent it, unless what failed on the way counts too. */
function unsent(parts: Parts, { reader }: Scene): string {
  return reader.choose(parts.actChunk!, "Does a message count that was sent but did not arrive?", [
    { label: "Yes: none was sent", value: "messages.sent" },
    { label: "No: none arrived", value: "messages.delivered" },
  ]);
}

function happened(
  parts: Parts,
  { reader }: Scene,
  what: string,
  rows: { where?: Where; window?: ReturnType<typeof windowOf> },
  quantity?: Quantity,
): Rule {
  if (!quantity) return parts.denied ? didNot(what, rows) : did(what, rows);
  if (quantity.value === 0 && (quantity.op ?? "eq") === "eq")
    return deniedIf(parts.denied, didNot(what, rows), reader);
  return deniedIf(parts.denied, did(what, rows, quantity), reader);
}

function takeCampaigns(parts: Parts): Where[] {
  return parts.groups.flatMap((group) => {
    const found = candidatesOf(group, ({ kind }) => kind === "campaign");
    if (!found) return [];
    parts.used.add(group.chunk);
    return [eitherOf(found.map(({ value }) => row("campaign_id", "is", value)))];
  });
}

/** Agreed to a channel, or declined it. */
export function consentReading(agreed: boolean, parts: Parts, scene: Scene): Rule | undefined {
  const boolean = parts.attributes.find(({ attribute: name }) => typeOf(scene, name) === "boolean");
  if (boolean) {
    parts.used.add(boolean);
    return deniedIf(
      parts.denied,
      attribute(boolean.attribute, agreed ? "is_true" : "is_false"),
      scene.reader,
    );
  }
  for (const chunk of parts.spans) {
    parts.used.add(chunk);
    scene.refuse(chunk, "when somebody agreed or declined is not kept");
  }
  const said = channelsSaid(parts);
  const asked: readonly Channel[] =
    said.length > 0
      ? said
      : [
          scene.reader.choose<Channel>(parts.actChunk ?? parts.clause.chunks[0]!, "Which channel is meant?", [
            { label: "E-mail", value: "email" },
            { label: "SMS", value: "sms" },
            { label: "WhatsApp", value: "whatsapp" },
            { label: "Push messages", value: "push" },
          ]),
        ];
  const rules = asked.map((channel) => attribute(`consent.${channel}`, agreed ? "is_true" : "is_false"));
  return deniedIf(parts.denied, allOf(rules)!, scene.reader);
}

export const typeOf = ({ reader }: Scene, name: string) =>
  reader.catalogue.attributes.find((each) => each.name === name)?.type;
