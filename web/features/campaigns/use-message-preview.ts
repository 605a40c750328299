// A message as one customer would read it, with its checks; asked anew a moment after the last change.
import { useDebouncedValue } from "@mantine/hooks";
import type { BodyOf } from "../../../contract/api.ts";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";

type Asked = BodyOf<typeof campaignEndpoints.previewMessage>;

export function useMessagePreview(asked: Asked, enabled = true) {
  const text = JSON.stringify(asked);
  const [settled] = useDebouncedValue(text, 300);
  const preview = useApi(
    campaignEndpoints.previewMessage,
    { body: JSON.parse(settled) as Asked },
    { keep: true, enabled },
  );
  return { ...preview, behind: preview.isPlaceholderData || text !== settled };
}
