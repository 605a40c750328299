// Where a one-time link leads.
import type { Platform } from "../../platform/index.ts";

export function linkUrl({ config }: Platform, token: string): string {
  return `${config.publicUrl}/link/${token}`;
}
