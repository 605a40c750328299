// Whom a campaign would reach, step by step, by the same words that decide at launch.
import { type RawBuilder, sql } from "kysely";
import type { AudiencePreview } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { reachedPeople, reachWords } from "../policy/index.ts";
import type { ResolvedAudience } from "./audience.ts";

interface Counted {
  matched: number;
  willing: number;
  reachable: number;
  total: number;
}

export async function previewSteps(
  trx: Trx,
  workspace: ActorWorkspace,
  channel: Channel,
  audience: RawBuilder<unknown>,
  left: Exclusions | undefined,
): Promise<Pick<AudiencePreview, "matched" | "total" | "reachable" | "steps">> {
  const people = reachedPeople({ workspaceId: workspace.id, channel, consent: workspace.consent, audience });
  const { rows } = await sql<Counted>`
    SELECT count(*)::int AS matched, count(*) FILTER (WHERE outcome <> 'suppressed')::int AS willing,
      count(*) FILTER (WHERE outcome = 'queued')::int AS reachable,
      (SELECT count(*)::int FROM customers WHERE workspace_id = ${workspace.id}) AS total
    FROM (${people}) AS people
  `.execute(trx);
  const { matched, reachable, total } = rows[0]!;
  return {
    matched,
    total,
    reachable,
    steps: [...before(left), ...steps(rows[0]!, workspace.consent[channel], channel, left)],
  };
}

interface Exclusions {
  matched: number;
  each: { sentence: string; left: number; dropped: number }[];
}

/** `sizes`: of the rule, and after each exclusion. */
export function exclusionsOf(audience: ResolvedAudience, sizes: readonly number[]): Exclusions | undefined {
  const [matched, ...after] = sizes;
  if (matched === undefined) return undefined;
  const each = after.map((left, i) => ({
    sentence: audience.exclude[i]!.sentence,
    left,
    dropped: sizes[i]! - left,
  }));
  return { matched, each };
}

/** Each takes from what those before it left, so that the numbers add up. */
function before(left: Exclusions | undefined): AudiencePreview["steps"] {
  if (!left) return [];
  const taken = left.each.map(({ sentence, left: count, dropped }) => ({
    step: "excluded" as const,
    label: `Without: ${sentence}`,
    count,
    dropped,
    why: dropped === 0 ? null : "are left out of this campaign",
  }));
  return [matchedStep(left.matched), ...taken];
}

const matchedStep = (count: number) => ({
  step: "matched" as const,
  label: "Match the audience",
  count,
  dropped: 0,
  why: null,
});

type ConsentRule = ActorWorkspace["consent"][Channel];

function steps(
  counted: Counted,
  rule: ConsentRule,
  channel: Channel,
  left: Exclusions | undefined,
): AudiencePreview["steps"] {
  const { matched, willing, reachable } = counted;
  const words = reachWords(channel);
  return [
    ...(left ? [] : [matchedStep(matched)]),
    {
      step: "consent",
      label: rule === "explicit" ? `Have agreed to ${words.channel}` : `May be sent ${words.channel}`,
      count: willing,
      dropped: matched - willing,
      why: willing === matched ? null : consentWhy[rule](words.channel),
    },
    {
      step: "address",
      label: `Can be reached by ${words.channel}`,
      count: reachable,
      dropped: willing - reachable,
      why: willing === reachable ? null : `have no ${words.address}, or the same as another customer`,
    },
  ];
}

const consentWhy: Record<ConsentRule, (channel: string) => string> = {
  explicit: (channel) => `have not agreed to ${channel}, or said no`,
  unless_refused: (channel) => `said no to ${channel}`,
  none: () => "",
};
