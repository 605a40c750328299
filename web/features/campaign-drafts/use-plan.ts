// The plan for an objective, asked anew whenever a part of it that others rest on is changed.
import { useState } from "react";
import type { BodyOf } from "../../../contract/api.ts";
import { type CampaignDraft, campaignDraftEndpoints } from "../../../contract/campaign-drafts.ts";
import { useApi } from "../../api-query.ts";

type Asked = BodyOf<typeof campaignDraftEndpoints.plan>;
/** What a person changed; the rest is as the objective says. */
export type Changed = Pick<Asked, "choices" | "rule" | "channel" | "budget" | "sms_parts">;
export type Open = CampaignDraft["ambiguities"][number];

export function usePlan(prompt: string) {
  const [changed, setChanged] = useState<Changed>({});
  const { data, error, isFetching, refetch } = useApi(
    campaignDraftEndpoints.plan,
    { body: { prompt, ...changed } },
    { keep: true, staleTime: 60_000 },
  );
  const change = (next: Changed) => setChanged((now) => ({ ...now, ...next }));
  return {
    plan: data,
    error,
    busy: isFetching,
    refetch,
    changed,
    change,
    choose: ({ start, end, question }: Open, chosen: number) =>
      setChanged((now) => ({
        ...now,
        choices: [
          ...(now.choices ?? []).filter((one) => one.start !== start || one.question !== question),
          { start, end, question, chosen },
        ],
      })),
  };
}

export type Planning = ReturnType<typeof usePlan>;
