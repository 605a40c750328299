// Judges what was read from phrases by members: right is a rule that holds for the same customers as one of those a careful reader
// would accept, or no rule where there should be none.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Temporal } from "temporal-polyfill";
import type { Rule } from "../../../../contract/rule.ts";
import { shopCatalogue } from "./catalogue.fixture.ts";
import { readRequest } from "./edits.ts";
import type { AskedPhrase } from "./phrases.fixture.ts";
import type { Setting } from "./read.ts";
import { membersOf, shopNow } from "./shop-world.fixture.ts";

export const shopSetting: Setting = {
  catalogue: shopCatalogue,
  clock: { asOf: Temporal.Instant.from(shopNow), timezone: shopCatalogue.timezone },
};

export interface Judged {
  kind: string;
  text: string;
  right: boolean;
  milliseconds: number;
}

export function judged(phrases: readonly AskedPhrase[]): Judged[] {
  return phrases.map(({ kind, text, accept, current }) => {
    const began = performance.now();
    const { rule } = readRequest(text, current, shopSetting);
    const milliseconds = performance.now() - began;
    return { kind, text, right: isRight(rule, accept), milliseconds };
  });
}

function isRight(rule: Rule | undefined, accept: readonly Rule[]): boolean {
  if (accept.length === 0 || rule === undefined) return accept.length === 0 && rule === undefined;
  const members = membersOf(rule);
  return accept.some((each) => membersOf(each) === members);
}

interface SharedPhrase {
  prompt: string;
  accept?: Rule[];
  refuse?: true;
}

/** The phrases kept beside the repository; undefined where they are not to be had. */
export function sharedPhrases(): AskedPhrase[] | undefined {
  const folder =
    process.env.REGULARS_SHARED_DATA ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
  const file = `${folder}/nl/segments.jsonl`;
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const { prompt, accept = [], refuse } = JSON.parse(line) as SharedPhrase;
    return { kind: refuse ? "refused" : "segments", text: prompt, accept: refuse ? [] : accept };
  });
}
