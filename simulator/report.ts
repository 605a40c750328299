// What the vendor says of a message when it is asked: what has happened to it by now.
import type { MessageReport } from "../contract/vendor.ts";
import { type Happening, type MessageRecord, resultOf } from "./record.ts";

type Receipted = Exclude<Happening, { event: "ordered" }>;

export function reportOf(record: MessageRecord, now: number): MessageReport {
  const past = record.happenings.filter(
    (h): h is Receipted => h.event !== "ordered" && record.takenAt + h.after <= now,
  );
  return {
    ...resultOf(record),
    channel: record.channel,
    accepted_at: new Date(record.takenAt).toISOString(),
    state: record.rejected === undefined ? stateAfter(past) : "rejected",
    events: past.map(({ after, ...what }) => ({
      ...what,
      occurred_at: new Date(record.takenAt + after).toISOString(),
    })),
  };
}

function stateAfter(past: readonly Receipted[]): MessageReport["state"] {
  return past.reduce<MessageReport["state"]>(
    (state, { event }) => (event === "sent" || event === "delivered" || event === "failed" ? event : state),
    "accepted",
  );
}
