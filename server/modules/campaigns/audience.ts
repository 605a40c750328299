// Where a campaign's audience comes from. Campaigns only ever hand on the expression that selects it.
import type { RawBuilder } from "kysely";
import type { Audience } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";

export interface ResolvedAudience {
  segmentId: string | null;
  segmentName: string | null;
  /** Checked: it can be evaluated. */
  rule: unknown;
  asOf: string | null;
  sentence: string;
  /** Those who are left out. */
  exclude: { rule: unknown; sentence: string }[];
}

/** An audience as a campaign keeps it. */
export interface KeptAudience {
  segmentId: string | null;
  /** Of a launched campaign the one it was sent with, which its segment's newer one does not replace. */
  rule: unknown;
  asOf: string | null;
  exclude: readonly unknown[];
}

/** Rules that were checked, and the moment they are asked for. */
export interface CheckedAudience {
  rule: unknown;
  asOf: string | null;
  exclude: readonly unknown[];
}

/** What campaigns ask of the module that knows rules and segments. */
export interface Audiences {
  /** Notes that a segment was used now, so that its size at that moment is kept. */
  used(workspace: ActorWorkspace, segmentId: string): Promise<void>;
  /** Throws `invalid_rule` or `not_found`. */
  resolve(actor: Actor, audience: Audience): Promise<ResolvedAudience>;
  /** For showing: the same for many, without complaint; null where a segment is gone or a rule no longer holds. */
  describe(actor: Actor, audiences: readonly KeptAudience[]): Promise<(ResolvedAudience | null)[]>;
  /** SQL that selects the ids of the customers for whom a checked rule holds, as of a moment. */
  expression(workspace: ActorWorkspace, audience: CheckedAudience, now: Date): Promise<RawBuilder<unknown>>;
  /** How many the rule holds for, and how many are left after each of those left out. */
  sizes(workspace: ActorWorkspace, audience: CheckedAudience, now: Date): Promise<number[]>;
}

/** The audience that a campaign's row names. */
export function audienceOfRow(row: {
  segment_id: string | null;
  rule: unknown;
  as_of: string | null;
  exclude: unknown[];
}): Audience | undefined {
  const as_of = row.as_of ?? undefined;
  const { exclude } = row;
  if (row.segment_id) return { segment_id: row.segment_id, as_of, exclude };
  return row.rule === null ? undefined : { rule: row.rule, as_of, exclude };
}

/** What was resolved, as others evaluate it. */
export function checked({ rule, asOf, exclude }: ResolvedAudience): CheckedAudience {
  return { rule, asOf, exclude: exclude.map((one) => one.rule) };
}

export function mustHaveAudience(audience: Audience | undefined): Audience {
  if (audience) return audience;
  const faults = [{ path: "/audience", message: "choose a segment or make a rule" }];
  throw new AppError("invalid_input", "The campaign has no audience yet. Nothing was sent.", { faults });
}
