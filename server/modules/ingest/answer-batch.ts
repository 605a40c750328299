// What a batch is answered: how many were accepted, and everything that was not, by its place in the batch.
import type { BatchReply } from "../../../contract/ingest.ts";
import type { Outcome } from "../../platform/stream/index.ts";
import type { CheckedItems } from "./check-items.ts";

/** The reply, and whether all of it can be seen by queries. */
export interface BatchAnswer {
  reply: BatchReply;
  visible: boolean;
}

export function answerBatch(
  field: string,
  { good, rejected, warnings }: CheckedItems<unknown>,
  outcomes: readonly Outcome[],
): BatchAnswer {
  const setAside = outcomes.flatMap((outcome, i) => {
    if (outcome.status !== "set_aside") return [];
    const { index } = good[i]!;
    const message = `could not be written and was set aside for the operator to look at: ${outcome.reason}`;
    return [{ index, path: `/${field}/${index}`, message }];
  });
  return {
    visible: outcomes.every(({ status }) => status !== "queued"),
    reply: {
      accepted: good.length - setAside.length,
      rejected: [...rejected, ...setAside].sort((a, b) => a.index - b.index),
      ...(warnings.length > 0 ? { warnings } : {}),
    },
  };
}
