import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";

const base = "/tmp/w/language/server/modules/assistant/language";
const { readPhrase } = await import(base + "/read.ts");
const { shopCatalogue } = await import(base + "/catalogue.fixture.ts");
const { shopNow, membersOf } = await import(base + "/shop-world.fixture.ts");
const { heldOut } = await import(base + "/phrases.fixture.ts");
const setting = {
  catalogue: shopCatalogue,
  clock: { asOf: Temporal.Instant.from(shopNow), timezone: "Asia/Kolkata" },
};
const which = process.argv[2];
let edit: any;
try {
  edit = (await import(base + "/edits.ts")).readRequest;
} catch {}
const show = (x: any) => JSON.stringify(x);
if (which === "say") {
  const r = readPhrase(process.argv[3], setting);
  console.log(JSON.stringify(r, null, 1));
  process.exit();
}
const set =
  which === "held"
    ? heldOut
    : which === "later"
      ? (await import(base + "/later-phrases.fixture.ts")).heldOutLater
      : readFileSync("/work/shared/data/nl/segments.jsonl", "utf8")
          .trim()
          .split("\n")
          .map((l) => {
            const j = JSON.parse(l);
            return { kind: j.id, text: j.prompt, accept: j.refuse ? [] : j.accept };
          });
let right = 0,
  alt = 0;
const kinds: any = {};
let worst = 0;
for (const p of set) {
  const t = performance.now();
  let r: any;
  try {
    r = p.current && edit ? edit(p.text, p.current, setting) : readPhrase(p.text, setting);
  } catch (e: any) {
    r = { refusals: [{ text: "CRASH " + e.stack.slice(0, 400) }], ambiguities: [] };
  }
  worst = Math.max(worst, performance.now() - t);
  let ok: boolean,
    okAlt = false;
  if (p.accept.length === 0) ok = !r.rule;
  else {
    const m = p.accept.map((a: any) => membersOf(a));
    ok = !!r.rule && m.includes(membersOf(r.rule));
    okAlt = ok || r.ambiguities.some((a: any) => a.choices.some((c: any) => m.includes(membersOf(c.rule))));
  }
  if (ok) right++;
  if (okAlt || ok) alt++;
  kinds[p.kind] ??= [0, 0];
  kinds[p.kind][1]++;
  if (ok) kinds[p.kind][0]++;
  if (!ok)
    console.log(
      `✗${okAlt ? "~" : ""} [${p.kind}] ${p.text}\n    got ${show(r.rule)} ${r.refusals.map((x: any) => x.text + ": " + x.reason).join(" | ")}\n    want ${show(p.accept[0])}`,
    );
}
console.log(right, "/", set.length, "with choices", alt, "worst ms", worst.toFixed(1));
if (which === "held")
  console.log(
    Object.entries(kinds)
      .map(([k, [a, b]]: any) => `${k} ${a}/${b}`)
      .join(", "),
  );
