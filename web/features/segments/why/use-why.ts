// Why one customer is in or out by the rule as it stands. Asked again whenever the rule comes to rest; until that answer is
// there, the one before stays and says that it is old.
import { useDebouncedValue } from "@mantine/hooks";
import type { Rule } from "../../../../contract/rule.ts";
import { type Explanation, segmentEndpoints } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";

/** Milliseconds of rest before a question is asked. */
const rest = 200;

export interface Why {
  explanation: Explanation | undefined;
  pending: boolean;
  error: unknown;
  retry: () => void;
}

export function useWhy(customer: string | undefined, rule: Rule, asOf: string | undefined): Why {
  const question = JSON.stringify({ rule, customer: { id: customer }, as_of: asOf });
  const [asked] = useDebouncedValue(question, rest);
  const about = (JSON.parse(asked) as { customer: { id?: string } }).customer.id;
  const query = useApi(
    segmentEndpoints.explain,
    { body: JSON.parse(asked) },
    { enabled: about !== undefined, keep: true, staleTime: 30_000 },
  );
  const isTheirs = query.data?.customer.id === customer;
  return {
    explanation: isTheirs ? query.data : undefined,
    pending:
      customer !== undefined &&
      !query.error &&
      (question !== asked || query.isPlaceholderData || !query.data),
    error: question === asked ? query.error : undefined,
    retry: () => void query.refetch(),
  };
}
