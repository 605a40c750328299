import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { ruleSentence } from "./contract/rule-sentence.ts";

const base = "/tmp/w/language/server/modules/assistant/language";
const { readPhrase } = await import(base + "/read.ts");
const { shopCatalogue } = await import(base + "/catalogue.fixture.ts");
const setting = {
  catalogue: shopCatalogue,
  clock: { asOf: Temporal.Instant.from("2026-06-15T06:30:00Z"), timezone: "Asia/Kolkata" },
};
for (const text of readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  let r: any;
  try {
    r = readPhrase(text, setting);
  } catch (e: any) {
    console.log("CRASH", text, e.stack.slice(0, 300));
    continue;
  }
  console.log(
    `${text}\n    → ${r.rule ? ruleSentence(r.rule, shopCatalogue).text : "REFUSED " + r.refusals.map((x: any) => `${x.text} (${x.reason})`).join("; ")}${r.ambiguities.length ? "  ??" + r.ambiguities.map((a: any) => a.question).join(" / ") : ""}${r.ignored.length ? "  ignored: " + r.ignored.join("|") : ""}`,
  );
}
