// The server's answer to the rule as it stands: asked a moment after the last change, with older questions called off. Until
// it comes, the answer before stays, marked as such; an answer that is no longer asked for is never shown.
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { Rule } from "../../../../contract/rule.ts";
import { type Preview, segmentEndpoints } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";

/** Milliseconds of rest before a question is asked. */
const rest = 150;

export interface Answer {
  /** The latest answer, maybe still that of the question before. */
  preview: Preview | undefined;
  /** How many the answer before this one counted, once there was one. */
  before: number | undefined;
  /** A newer answer is on its way. */
  pending: boolean;
  error: unknown;
  retry: () => void;
}

interface Counted {
  question: string;
  preview: Preview;
  before?: number;
}

export function useAnswer(rule: Rule | undefined, asOf: string | undefined): Answer {
  const question = JSON.stringify({
    rule: rule ?? { kind: "everyone" },
    as_of: asOf,
    sample: 8,
    funnel: true,
  });
  const [asked] = useDebouncedValue(question, rest);
  const query = useApi(
    segmentEndpoints.preview,
    { body: JSON.parse(asked) },
    { keep: true, staleTime: 30_000 },
  );
  const [counted, setCounted] = useState<Counted>();
  const settled = query.isPlaceholderData ? undefined : query.data;

  useEffect(() => {
    if (!settled) return;
    setCounted((last) => ({
      question: asked,
      preview: settled,
      before: last?.question === asked ? last.before : last?.preview.count,
    }));
  }, [settled, asked]);

  return {
    preview: counted?.preview,
    before: counted?.before,
    pending: question !== counted?.question && !query.error,
    error: question === asked ? query.error : undefined,
    retry: () => void query.refetch(),
  };
}
