// A lookalike audience as it is told: its row, with what the seed shares in words.
import { whyWords } from "../../../contract/engines.ts";
import { traitSentence } from "../../../contract/lookalike-sentences.ts";
import type { Lookalike } from "../../../contract/lookalikes.ts";
import { toMajor } from "../../../contract/values.ts";
import type { LookalikeRow } from "./store.ts";
import type { KeptResult } from "./tables.ts";

const engine: Lookalike["engine"] = {
  engine: "built_in",
  model: null,
  why: "computed",
  words: whyWords.computed,
  tokens: 0,
  cost: 0,
};

export function showLookalike(row: LookalikeRow, currency: string, createdBy: string | null): Lookalike {
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    seed: { kind: row.seed_kind, id: row.seed_id, name: row.seed_name },
    job_id: row.job_id,
    result: row.state === "ready" && row.result ? resultOf(row.result, currency) : null,
    engine,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    created_by: createdBy,
  };
}

function resultOf(kept: KeptResult, currency: string): NonNullable<Lookalike["result"]> {
  const traits = kept.traits.map((trait) => {
    const inMajor = trait.kind === "money" || trait.kind === "average_order";
    const figures = inMajor
      ? { seed: toMajor(Math.round(trait.seed), currency), rest: toMajor(Math.round(trait.rest), currency) }
      : {};
    const whole = { ...trait, ...figures };
    return { ...whole, sentence: traitSentence(whole, currency) };
  });
  return { ...kept, traits };
}
