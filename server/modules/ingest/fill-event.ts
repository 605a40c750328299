// What an event is given at the door where the shop did not say: an id, so that an entry applied again after a crash is kept
// once, and its moment, which is now.
import { randomUUID } from "node:crypto";
import type { EventInput } from "../../../contract/events.ts";
import type { EventPayload } from "../events/index.ts";

export function filledIn(event: EventInput, now: Date): EventPayload {
  return {
    ...event,
    id: event.id ?? randomUUID(),
    occurred_at: (event.occurred_at ? new Date(event.occurred_at) : now).toISOString(),
  };
}
