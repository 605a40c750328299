// A question from a process that does not keep the copy to the one that does, over HTTP, with a token that only this
// installation's processes can make.
import { createHmac } from "node:crypto";
import { z } from "zod";

export const copyQuestion = z.strictObject({
  workspaceId: z.string().regex(/^[0-9]{1,18}$/),
  text: z.string(),
  parameters: z.array(z.union([z.string(), z.number().int()])).readonly(),
  byShard: z.boolean().optional(),
  /** How long ago the asker last wrote in the workspace, and must see it. */
  writtenMsAgo: z.number().min(0).optional(),
});

export interface CopyQuestion {
  workspaceId: string;
  text: string;
  parameters: readonly unknown[];
  /** Whether it is asked of each shard of the customers, and answered by the rows of all; else of everybody at once. */
  byShard?: boolean;
  writtenMsAgo?: number;
}

export interface CopyAnswer {
  rows: Record<string, unknown>[];
  /** ISO 8601: what was committed until then is in it. */
  asOf: string;
}

export const copyPath = "/internal/copy";

export function copyToken(secretKey: Buffer): string {
  return createHmac("sha256", secretKey).update("the columnar copy").digest("base64url");
}

const patienceMs = 5_000;

/** Undefined where the owner has none at hand; throws where it cannot be reached. */
export async function askOwner(
  url: string,
  token: string,
  question: CopyQuestion,
): Promise<CopyAnswer | undefined> {
  const response = await fetch(`${url}${copyPath}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(question),
    signal: AbortSignal.timeout(patienceMs),
  });
  if (response.status === 204) return undefined;
  if (!response.ok) throw new Error(`the copy's owner answered ${response.status}`);
  return (await response.json()) as CopyAnswer;
}
