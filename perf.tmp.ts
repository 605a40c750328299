import { Temporal } from "temporal-polyfill";
const base = "/tmp/w/language/server/modules/assistant/language";
const { readPhrase } = await import(base + "/read.ts");
const { shopCatalogue } = await import(base + "/catalogue.fixture.ts");
const { heldOut } = await import(base + "/phrases.fixture.ts");
const { ruleSentence } = await import("/tmp/w/language/contract/rule-sentence.ts");
const times: [number, string][] = [];
for (let k = 0; k < 2; k++) for (const p of heldOut) {
  const setting = { catalogue: structuredClone(shopCatalogue), clock: { asOf: Temporal.Instant.from("2026-06-15T06:30:00Z"), timezone: "Asia/Kolkata" } };
  const t = performance.now(); const r = readPhrase(p.text, setting); const d = performance.now() - t; if (k) times.push([d, p.text]);
  if (r.rule) { const s = ruleSentence(r.rule, setting.catalogue).text; const t2 = performance.now(); readPhrase(s, setting); const d2 = performance.now() - t2; if (k) times.push([d2, s]); }
}
times.sort((a, b) => b[0] - a[0]); console.log(times.slice(0, 8), "median", times[times.length >> 1][0]);
