// Audiences as people describe them, with the rules that are right for them: each must be sayable in the language.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sharedFile } from "../bench/shared-data.ts";
import { catalogue } from "../test/rule-vocabulary.ts";
import { findRuleFaults, parseRule } from "./rule-faults.ts";
import { ruleSentence } from "./rule-sentence.ts";

interface Phrasing {
  id: string;
  prompt: string;
  accept?: unknown[];
}

const file = sharedFile("nl/segments.jsonl");
const lines = file ? readFileSync(file, "utf8").trim().split("\n") : [];
const phrasings = lines.map((line): Phrasing => JSON.parse(line)).filter(({ accept }) => accept);

describe.skipIf(!file)("what people ask for (skipped where the shared data is absent)", () => {
  test.each(phrasings)("$id $prompt", ({ accept }) => {
    for (const rule of accept!) {
      expect(findRuleFaults(rule, catalogue)).toEqual([]);
      expect(ruleSentence(parseRule(rule, catalogue), catalogue).text).toMatch(/^(Customers|All customers)/);
    }
  });
});
