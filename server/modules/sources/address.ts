// Where a source sends to, and how it is shown.
import type { Source } from "../../../contract/sources.ts";
import type { ShownSource, SourceRow } from "./source-store.ts";

/** Segment clients are told a host and add the path themselves. */
export function addressOf(
  publicUrl: string,
  { kind, public_id }: Pick<SourceRow, "kind" | "public_id">,
): string {
  return kind === "segment" ? publicUrl : `${publicUrl}/hooks/${kind}/${public_id}`;
}

export function toSource(publicUrl: string, row: ShownSource): Source {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    address: addressOf(publicUrl, row),
    key_start: row.key_start,
    id_prefix: row.id_prefix,
    last_delivery_at: row.last_delivery_at?.toISOString() ?? null,
    refused: Number(row.refused),
    refused_at: row.refused_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}
