// A connection as the contract shows it: without its secrets.
import type { Connection } from "../../../contract/connections.ts";
import type { Behaviour } from "../../../contract/vendor.ts";
import { type OpenParts, receiptsUrl } from "./open.ts";
import type { ConnectionRow } from "./store.ts";

export function toConnection(parts: OpenParts, row: ConnectionRow, behaviour: Behaviour | null): Connection {
  return {
    id: row.id,
    vendor: row.vendor,
    name: row.name,
    channels: row.channels,
    receipts_url: receiptsUrl(parts, row),
    state: row.state,
    last_error: row.last_error,
    behaviour,
    created_at: row.created_at.toISOString(),
  };
}
