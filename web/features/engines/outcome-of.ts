// What came of a question, in a word.
import { type EngineAction, whyWords } from "../../../contract/engines.ts";
import type { Tone } from "../../ui/state-badge.tsx";

export function outcomeOf({ why }: Pick<EngineAction, "why">): {
  tone: Tone;
  label: string;
  meaning: string;
} {
  if (why === "asking")
    return { tone: "waiting", label: "Not ended", meaning: "It is under way, or the server stopped over it" };
  const meaning = whyWords[why];
  if (why === "chosen") return { tone: "good", label: "Answered", meaning };
  if (why === "remembered") return { tone: "good", label: "Remembered", meaning };
  if (why === "built_in_only") return { tone: "quiet", label: "Built-in", meaning };
  return { tone: "bad", label: "Built-in instead", meaning };
}
