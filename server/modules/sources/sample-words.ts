// What a sample was read as, in words.
import type { CustomerRef } from "../../../contract/customers.ts";
import type { OrderFields, Reading, Said } from "./delivery.ts";

export function wordsOf(reading: Reading, currency: string): string {
  if (reading.outcome === "unreadable" || reading.outcome === "passed_over") return reading.reason;
  if (reading.outcome === "waits")
    return `A message of the visitor ${reading.anonymousId}, who has no name yet`;
  return [...reading.said.map((said) => wordsOfSaid(said, currency)), ...reading.notes].join("; ");
}

function wordsOfSaid(said: Said, currency: string): string {
  switch (said.about) {
    case "customer":
      return `customer ${nameOf(said.who)}: ${Object.keys(said.fields).length} fields`;
    case "order":
      return `order ${said.id} ${amountWords(said.fields, currency)}`.trim();
    case "event":
      return `event “${said.event.name}” of ${nameOf(said.event.customer)}`;
    case "names":
      return `${said.names.email} is ${said.names.external_id}`;
  }
}

function amountWords({ total, items, status }: OrderFields, currency: string): string {
  if (total === undefined) return "";
  return `of ${total} ${currency}, ${items?.length ?? 0} items${status ? `, ${status}` : ""}`;
}

function nameOf({ external_id, email, phone }: CustomerRef): string {
  return external_id ?? email ?? phone ?? "";
}
