// Which of two deliveries said something later: the source's own time decides; at the same time the one further along, else
// the larger digest, so that any two agree whichever comes first.
import { createHash } from "node:crypto";

/** at: ISO 8601 in UTC with milliseconds, which sorts as text. rank: 0 to 9. */
export function versionOf(at: string, rank: number, said: unknown): string {
  return `${at} ${rank} ${digestOf(said).slice(0, 12)}`;
}

export function digestOf(said: unknown): string {
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
