// A cursor as callers see it: opaque, signed with the installation's key, and good for the one list it came from.
import { createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "../../contract/errors.ts";

/** Where a page ended: the sorted value as PostgreSQL writes it (null where the row has none), and the row's id. */
export interface Position {
  value: string | null;
  id: string;
}

const signatureBytes = 12;

/** `list` names the list and its order, so that a cursor of another one is refused. */
export function writeCursor(key: Buffer, list: string, { value, id }: Position): string {
  const payload = Buffer.from(JSON.stringify([value, id]));
  return Buffer.concat([signatureOf(key, list, payload), payload]).toString("base64url");
}

export function readCursor(key: Buffer, list: string, cursor: string): Position {
  const bytes = Buffer.from(cursor, "base64url");
  const payload = bytes.subarray(signatureBytes);
  const said = bytes.subarray(0, signatureBytes);
  if (said.length !== signatureBytes || !timingSafeEqual(said, signatureOf(key, list, payload)))
    throw new AppError(
      "invalid_cursor",
      "This cursor was not given out for this list in this order; start again without a cursor.",
    );
  const [value, id] = JSON.parse(payload.toString()) as [string | null, string];
  return { value, id };
}

function signatureOf(key: Buffer, list: string, payload: Buffer): Buffer {
  const mac = createHmac("sha256", key).update(`cursor\n${list}\n`).update(payload);
  return mac.digest().subarray(0, signatureBytes);
}
