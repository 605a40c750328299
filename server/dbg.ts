import { Temporal } from "temporal-polyfill";
import { parseObjective } from "/tmp/w/objective/server/modules/assistant/objective/parse.ts";
for (const p of process.argv.slice(2)) console.log(JSON.stringify(parseObjective(p, { today: Temporal.PlainDate.from("2026-11-26"), currency: "INR", forced: new Map() }), null, 1));
