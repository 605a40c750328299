// The message that is being written, as a member of the audience reads it, with what is to be mended.
import { useState } from "react";
import type { DraftValues } from "./draft-values.ts";
import { useMembers } from "./use-members.ts";
import { useMessagePreview } from "./use-message-preview.ts";

export type WrittenMessage = ReturnType<typeof useWrittenMessage>;

export function useWrittenMessage({ subject, body, channel, audience, name }: DraftValues) {
  const [picked, pick] = useState<string>();
  const samples = useMembers(audience);
  const asked = picked ?? samples[0]?.id;
  const preview = useMessagePreview({
    message: { subject, body },
    channel,
    customer_id: asked,
    audience: audience ?? undefined,
    campaign_name: name,
  });
  return {
    preview: preview.data,
    behind: preview.behind,
    error: preview.error,
    again: () => void preview.refetch(),
    asked,
    samples,
    pick,
    /** Nothing was written yet, so that nothing needs to be said of it. */
    untouched: subject === "" && body === "",
  };
}
