// Scores named in a phrase, with what is said of them.

import type { Rule } from "../../../../../contract/rule.ts";
import { operatorType } from "../../../../../contract/rule-columns.ts";
import { type ScoreName, scores } from "../../../../../contract/rule-scores.ts";
import type { ChunkOf } from "../chunks.ts";
import { scorePrefix } from "../names.ts";
import { deniedIf, number } from "./build.ts";
import { free, type Parts, type Scene } from "./parts.ts";
import { valuesFor } from "./values.ts";

/** A share may be said in percent. */
export function scoreReading(chunk: ChunkOf<"attribute">, parts: Parts, scene: Scene): Rule | undefined {
  const score = chunk.attribute.slice(scorePrefix.length) as ScoreName;
  if (operatorType(scores[score].type) === "text") {
    const values = valuesFor({ name: chunk.attribute, chunk, parts, scene });
    if (values)
      return deniedIf(
        parts.denied,
        {
          kind: "score",
          score,
          op: "in",
          value: values.texts.map((text) => text.toLowerCase().replaceAll(" ", "_")),
        },
        scene.reader,
      );
  }
  const [amount] = free(parts, parts.quantities);
  if (!amount) {
    scene.refuse(chunk, "it is not said how much");
    return undefined;
  }
  parts.used.add(amount);
  const { quantity } = amount;
  const share = score === "churn.probability" && (quantity.percent || quantity.value > 1) ? 100 : 1;
  const asked = {
    ...quantity,
    value: quantity.value / share,
    ...(quantity.high !== undefined && { high: quantity.high / share }),
  };
  return deniedIf(parts.denied, { kind: "score", score, ...number(asked, "gte") } as Rule, scene.reader);
}
