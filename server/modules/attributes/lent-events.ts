// What the events module lends to the catalogue, so that rules can speak of events. Counting is bounded and remembered for a
// few seconds, as that of attributes is.
import type { AskableEvent } from "../../../contract/attributes.ts";
import type { Trx } from "../../platform/database.ts";

export type EventValues = ReadonlyMap<
  string,
  { fill_rate: number; common_values: { value: string; count: number }[] }
>;

export interface LentEvents {
  /** Fill rates and common values of properties. */
  statistics(trx: Trx, workspaceId: string): Promise<EventValues>;
  /** Names and types as they are now, with statistics counted before. */
  read(trx: Trx, workspaceId: string, statistics: EventValues): Promise<AskableEvent[]>;
}
