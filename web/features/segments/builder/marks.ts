// What is to be said of single nodes: not finished, at fault, or a warning. From the rule's own checks and from the server's
// answer, whose paths are led back to the nodes they belong to.
import type { Fault } from "../../../../contract/errors.ts";
import { faultSentence } from "../../../ui/error-words.ts";
import type { Readiness } from "../model/readiness.ts";
import { idFor } from "../model/to-rule.ts";

export type Mark = { tone: "unfinished" | "fault" | "warning"; lines: string[] };

interface Told {
  path: string;
  message: string;
}

export function marksOf(
  unready: Map<string, Readiness>,
  idAt: Map<string, string>,
  told: { faults: Fault[]; warnings: Told[] },
): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  const add = (id: string | undefined, tone: Mark["tone"], line: string) => {
    if (id === undefined) return;
    const mark = marks.get(id);
    if (!mark) marks.set(id, { tone, lines: [line] });
    else if (mark.tone === tone && !mark.lines.includes(line)) mark.lines.push(line);
  };
  for (const [id, readiness] of unready) {
    if (readiness.state === "unfinished") add(id, "unfinished", "Not counted until it is complete.");
    if (readiness.state === "faulty")
      for (const fault of readiness.faults) add(id, "fault", faultSentence(fault));
  }
  for (const fault of told.faults) add(idFor(withoutField(fault.path), idAt), "fault", faultSentence(fault));
  for (const { path, message } of told.warnings)
    add(idFor(path, idAt), "warning", faultSentence({ path, message }));
  return marks;
}

/** Faults of a request name the field of its body first: "/rule/rules/1" is "/rules/1" of the rule. */
function withoutField(path: string): string {
  return path.replace(/^\/rule(?=\/|$)/, "");
}
