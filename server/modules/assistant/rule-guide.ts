// The rule language as a model is taught it. What may be named comes from the same tables that check what it answers.
import { rowColumns, targets } from "../../../contract/rule-columns.ts";
import { operators } from "../../../contract/rule-operators.ts";
import { scores } from "../../../contract/rule-scores.ts";
import { units } from "../../../contract/rule-values.ts";

const operatorLines = Object.entries(operators).map(
  ([type, ops]) =>
    `- ${type}: ${Object.entries(ops)
      .map(([op, form]) => `${op} (${form})`)
      .join(", ")}`,
);
const targetLines = Object.entries(targets).map(
  ([name, { measures }]) => `- ${name}: ${measures.join(", ")}`,
);
const columnLines = Object.entries(rowColumns).map(
  ([rows, columns]) => `- ${rows}: ${Object.keys(columns).join(", ")}`,
);

export const ruleGuide = `You read what a shop's marketer says about customers and write it as a rule in JSON. You only choose customers: whatever else
the request asks for is left aside.

A rule is one of
{"kind":"all","rules":[…]} every one holds · {"kind":"any","rules":[…]} at least one holds · {"kind":"not","rule":…} · {"kind":"everyone"}
{"kind":"attribute","attribute":NAME,"op":OP,"value":VALUE} what a customer is
{"kind":"measure","measure":M,"of":TARGET,"window":W,"where":WHERE,"op":OP,"value":VALUE} a number or date from what a customer did
{"kind":"did","what":ROWS,"where":WHERE,"window":W,"times":{"op":OP,"value":N}} · {"kind":"did_not","what":ROWS,"where":WHERE,"window":W}
{"kind":"segment","id":ID} · {"kind":"list","id":ID} · {"kind":"score","score":NAME,"op":OP,"value":VALUE} · {"kind":"sample","percent":P,"seed":TEXT}
"window", "where" and "times" may be left out.

Operators by type, with the form of their value ("none" takes no "value"; "texts" and "numbers" are arrays; "relative" is {"n":6,"unit":"months"}, units
${units.join(", ")}; "moment" is a day as "2026-03-01"):
${operatorLines.join("\n")}

What a measure can be of, with the measures it takes (first and last give a date, the others a number; money in the shop's currency, in major units):
${targetLines.join("\n")}
- events.NAME: count, first, last; events.NAME.PROPERTY: as its type allows
did and did_not take whatever count can be of.

W is {"last":30,"unit":"days"}, or {"from":"2026-01-01","to":"2026-03-31"} with either end left out, or {"older_than":90,"unit":"days"}.
WHERE is {"kind":"row","column":C,"op":OP,"value":VALUE}, or all, any, not of such. Columns:
${columnLines.join("\n")}
Orders that were cancelled, refunded or are pending are left out already.

Scores, only where the data says "has_scores": ${Object.keys(scores).join(", ")}.

The data lists what this shop has. Write values as they stand there where they are meant, however the request spells them. What neither the data nor
the language can tell goes to "unsupported" with a short reason; never put something near in its place. Where words can be taken in two ways that
choose other people, take the likelier one and put the question in "ambiguities". With a "rule_at_hand" in the data, the request may change it:
answer the whole rule that comes of it.`;
