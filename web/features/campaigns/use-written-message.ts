// The message that is being written, as a member of the audience reads it, with what is to be mended.
import { useState } from "react";
import type { Audience } from "../../../contract/campaigns.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { useApi } from "../../api-query.ts";
import { nameOf } from "../customers/customer-name.ts";
import type { DraftValues } from "./draft-values.ts";
import { useMessagePreview } from "./use-message-preview.ts";

const sample = 20;

export type WrittenMessage = ReturnType<typeof useWrittenMessage>;

export function useWrittenMessage({ subject, body, channel, audience, name }: DraftValues) {
  const [picked, pick] = useState<string>();
  const members = useApi(
    segmentEndpoints.preview,
    { body: { rule: ruleOf(audience), as_of: audience?.as_of, sample } },
    { enabled: audience !== null, keep: true },
  );
  const samples = audience ? (members.data?.sample ?? []) : [];
  const preview = useMessagePreview({
    message: { subject, body },
    channel,
    customer_id: picked ?? samples[0]?.id,
    audience: audience ?? undefined,
    campaign_name: name,
  });
  return {
    preview: preview.data,
    behind: preview.behind,
    error: preview.error,
    again: () => void preview.refetch(),
    samples: samples.map((customer) => ({ id: customer.id, name: nameOf(customer) })),
    pick,
    /** Nothing was written yet, so that nothing needs to be said of it. */
    untouched: subject === "" && body === "",
  };
}

function ruleOf(audience: Audience | null): unknown {
  return audience?.segment_id ? { kind: "segment", id: audience.segment_id } : audience?.rule;
}
