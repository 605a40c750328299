import fc from "fast-check";
import { ruleSentence } from "./contract/rule-sentence.ts";
import { readWritten } from "./server/modules/assistant/language/written/read.ts";
import { arbitraryRule, everyLeaf } from "./test/arbitrary-rules.ts";
import { vocabulary } from "./test/rule-vocabulary.ts";

const { catalogue } = vocabulary;
let t = performance.now();
readWritten("Customers who placed an order", catalogue);
console.log("warm", performance.now() - t);
const n = Number(process.argv[2] ?? 200);
let lost = 0,
  worst = 0,
  sum = 0;
let shown = 0;
const rules = process.argv[3]
  ? (everyLeaf(vocabulary) as any[]).filter((_, i) => i % Number(process.argv[3]) === 0)
  : fc.sample(arbitraryRule(vocabulary, 3), { numRuns: n, seed: 5 });
const begun = performance.now();
for (const rule of rules) {
  if (performance.now() - begun > 60000) {
    console.log("time out");
    break;
  }
  const s = ruleSentence(rule as any, catalogue).text;
  t = performance.now();
  const r = readWritten(s, catalogue);
  const d = performance.now() - t;
  sum += d;
  if (d > worst) {
    worst = d;
    if (d > 60) console.log("slow", d.toFixed(0), s.slice(0, 300));
  }
  if (!r) {
    lost++;
    if (shown++ < 12) console.log("LOST", s.slice(0, 700));
  }
}
console.log(rules.length, "lost", lost, "worst", worst.toFixed(1), "mean", (sum / rules.length).toFixed(2));
