// Audiences until rules can be evaluated: everyone, and nobody else.
import { sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { Audiences, ResolvedAudience } from "./audience.ts";

const all: Omit<ResolvedAudience, "asOf"> = {
  segmentId: null,
  segmentName: null,
  rule: { kind: "everyone" },
  sentence: "Everyone",
};

export const everyone: Audiences = {
  async resolve(_actor, audience) {
    const { rule } = audience as { rule?: { kind?: string } };
    if (rule?.kind !== "everyone")
      throw new AppError("invalid_rule", "Only the rule “everyone” can be evaluated yet.");
    return { ...all, asOf: audience.as_of ?? null };
  },
  async describe(_actor, audiences) {
    return audiences.map(({ rule, asOf }) => (rule ? { ...all, asOf } : null));
  },
  async expression(workspace) {
    return sql`SELECT id FROM customers WHERE workspace_id = ${workspace.id}`;
  },
};
