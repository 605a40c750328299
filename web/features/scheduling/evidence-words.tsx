// What suggested times rest on: a sentence, and how much of it is whose.
import { Stack, Text } from "@mantine/core";
import type { Evidence, EvidenceLevel } from "../../../contract/scheduling.ts";
import { formatShare } from "../../format.ts";

const levelWords: Record<EvidenceLevel, string> = {
  person: "their own records",
  audience: "this audience’s own records",
  shop: "the shop as a whole",
  default: "what is usual everywhere",
};

export function EvidenceWords({ words, evidence }: { words: string; evidence: Evidence }) {
  const parts = evidence.levels.filter(({ share }) => share >= 0.005);
  return (
    <Stack gap={4}>
      <Text size="sm">{words}</Text>
      <Text size="sm" c="dimmed">
        It follows{" "}
        {parts.map(({ level, share }) => `${levelWords[level]} (${formatShare(share)})`).join(", ")}.
        {evidence.sampled && " Of so many people, a part was looked at."}
      </Text>
    </Stack>
  );
}
