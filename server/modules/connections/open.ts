// A connection with its secrets unsealed, matched to its vendor: what can be sent with.
import { VendorTrouble } from "../../channels/channel.ts";
import type { AnyVendor, Vendors } from "../../channels/index.ts";
import type { Sealer } from "../../platform/crypto.ts";
import type { ConnectionRow } from "./store.ts";

export interface OpenConnection {
  id: string;
  workspaceId: string;
  vendor: AnyVendor;
  settings: object;
  receiptsUrl: string;
  /** Milliseconds to wait for an answer: longer with each failure in a row, since a slow vendor must not fail for ever. */
  patience: number;
}

export interface OpenParts {
  vendors: Vendors;
  sealer: Sealer;
  config: { publicUrl: string };
}

export function receiptsUrl(parts: OpenParts, row: ConnectionRow): string {
  return `${parts.config.publicUrl}/api/receipts?connection=${row.public_id}`;
}

/** Throws VendorTrouble where the secrets cannot be read. */
export function openConnection(parts: OpenParts, row: ConnectionRow): OpenConnection {
  const vendor = parts.vendors[row.vendor];
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    vendor,
    settings: vendor.settings.parse(JSON.parse(unseal(parts.sealer, row))),
    receiptsUrl: receiptsUrl(parts, row),
    patience: Math.min(120_000, 30_000 * 2 ** Math.min(row.failures, 2)),
  };
}

function unseal(sealer: Sealer, row: ConnectionRow): string {
  try {
    return sealer.open(row.sealed_settings);
  } catch (cause) {
    const words = `The keys of “${row.name}” cannot be read; they were sealed with another SECRET_KEY`;
    throw new VendorTrouble("not_accepted", words, { cause });
  }
}
