// The laws of the editor's tree: it says exactly the rule it came from, and no change loses or doubles anything.
import fc from "fast-check";
import { expect, test } from "vitest";
import { foldRule, type Rule, type RuleTable } from "../../../../contract/rule.ts";
import { negateRule } from "../../../../contract/rule-complement.ts";
import { findRuleFaults } from "../../../../contract/rule-faults.ts";
import { arbitraryRule } from "../../../../test/arbitrary-rules.ts";
import { catalogue, vocabulary } from "../../../../test/rule-vocabulary.ts";
import { type RuleTree, ruleOfDraft, treeFromRule } from "./drafts.ts";
import { createEditorStore } from "./editor-store.ts";
import { type History, historyOf, record, redo, undo } from "./history.ts";
import { type Join, joinOf, joinWords, withJoin } from "./joins.ts";
import { negated } from "./negate.ts";
import { type Step, slotAfter, slotsFor } from "./places.ts";
import { unready } from "./readiness.ts";
import { idFor, writeTree } from "./to-rule.ts";
import { leavesOf, spotOf, spotsOf } from "./tree.ts";
import { duplicate, move, remove, toggle, unwrap, wrap } from "./tree-edit.ts";

const anyRule = arbitraryRule(vocabulary);
const ruleOf = (tree: RuleTree) => writeTree(tree, ruleOfDraft).rule;
const idsOf = (tree: RuleTree) => spotsOf(tree).map(({ node }) => node.id);
const sorted = (ids: string[]) => [...ids].sort();

/** A rule's tree, and one of its nodes other than the root. */
const treeAndNode = anyRule
  .map(treeFromRule)
  .chain((tree) => fc.record({ tree: fc.constant(tree), id: fc.constantFrom(...idsOf(tree).slice(1)) }));

test("a rule comes back from the editor as it went in", () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      expect(ruleOf(treeFromRule(rule))).toEqual(rule);
    }),
  );
});

test("a rule within a group of one, denied any number of times, comes back too", () => {
  const nots = (rule: Rule, n: number): Rule => (n === 0 ? rule : { kind: "not", rule: nots(rule, n - 1) });
  fc.assert(
    fc.property(anyRule, fc.nat(3), fc.nat(3), (rule, inner, outer) => {
      const whole = nots({ kind: "all", rules: [nots(rule, inner)] }, outer);
      expect(ruleOf(treeFromRule(whole))).toEqual(whole);
    }),
  );
});

test("a sound rule has nothing unready in it", () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      fc.pre(findRuleFaults(rule, catalogue).length === 0);
      expect([...unready(treeFromRule(rule), catalogue)]).toEqual([]);
    }),
  );
});

test("the address of every node in the rule leads back to it", () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      const tree = treeFromRule(rule);
      const { rule: written, idAt } = writeTree(tree, ruleOfDraft);
      for (const [path, id] of idAt) {
        expect(at(written, path), path).toBeDefined();
        expect(idFor(`${path}/value/0`, idAt)).toBe(id);
      }
      expect(new Set(idAt.values())).toEqual(new Set(tree.bare ? idsOf(tree).slice(1) : idsOf(tree)));
    }),
  );
});

function at(value: unknown, path: string): unknown {
  return path
    .split("/")
    .slice(1)
    .reduce<unknown>((inside, step) => (inside as Record<string, unknown>)[step], value);
}

test("a move keeps every node once, and lands where it was asked to", () => {
  fc.assert(
    fc.property(treeAndNode, fc.nat(), ({ tree, id }, pick) => {
      const slots = slotsFor(tree, id);
      const slot = slots[pick % slots.length]!;
      const moved = move(tree, id, slot.groupId, slot.index);
      expect(sorted(idsOf(moved))).toEqual(sorted(idsOf(tree)));
      const spot = spotOf(moved, id)!;
      expect(spot.parent!.id).toBe(slot.groupId);
      const before = spotOf(tree, slot.groupId)!.node;
      const next = before.kind === "group" ? before.children[slot.index] : undefined;
      if (next && next.id !== id) expect(spot.parent!.children[spot.index + 1]?.id).toBe(next.id);
    }),
  );
});

test("nothing can be moved into itself", () => {
  fc.assert(
    fc.property(treeAndNode, ({ tree, id }) => {
      const { node } = spotOf(tree, id)!;
      const inside =
        node.kind === "group"
          ? spotsOf(node).flatMap((s) => (s.node.kind === "group" ? [s.node.id] : []))
          : [id];
      for (const groupId of inside) {
        expect(move(tree, id, groupId, 0)).toBe(tree);
        expect(slotsFor(tree, id).map((slot) => slot.groupId)).not.toContain(groupId);
      }
    }),
  );
});

test("up and down undo each other, and so do wrapping and unwrapping", () => {
  fc.assert(
    fc.property(treeAndNode, ({ tree, id }) => {
      const down = slotAfter(tree, id, "down");
      if (down) {
        const moved = move(tree, id, down.groupId, down.index);
        const up = slotAfter(moved, id, "up")!;
        expect(move(moved, id, up.groupId, up.index)).toEqual(tree);
      }
      const wrapped = wrap(tree, id, "any");
      expect(unwrap(wrapped, spotOf(wrapped, id)!.parent!.id)).toEqual(tree);
    }),
  );
});

test("every step of the menu keeps every node once", () => {
  fc.assert(
    fc.property(
      treeAndNode,
      fc.constantFrom<Step>("up", "down", "into_above", "out"),
      ({ tree, id }, step) => {
        const slot = slotAfter(tree, id, step);
        if (!slot) return;
        const moved = move(tree, id, slot.groupId, slot.index);
        expect(moved).not.toBe(tree);
        expect(sorted(idsOf(moved))).toEqual(sorted(idsOf(tree)));
      },
    ),
  );
});

test("a copy has the same rule and no id of the original; removing it leaves the tree as it was", () => {
  fc.assert(
    fc.property(treeAndNode, ({ tree, id }) => {
      const doubled = duplicate(tree, id);
      const { parent, index, node } = spotOf(doubled, id)!;
      const copy = parent!.children[index + 1]!;
      expect(new Set(idsOf(doubled)).size).toBe(idsOf(doubled).length);
      expect(ruleOf(alone(copy))).toEqual(ruleOf(alone(node)));
      expect(remove(doubled, copy.id)).toEqual(tree);
    }),
  );
});

function alone(node: RuleTree["children"][number]): RuleTree {
  return { kind: "group", id: "alone", nots: 0, join: "all", children: [node] };
}

test("turned round, a node says its own `not`; turned round twice, what it said", () => {
  fc.assert(
    fc.property(treeAndNode, ({ tree, id }) => {
      const node = spotOf(tree, id)!.node;
      const once = negated(node, catalogue);
      expect(plain(one(once))).toEqual(plain({ kind: "not", rule: one(node) }));
      expect(plain(one(negated(once, catalogue)))).toEqual(plain(one(node)));
    }),
  );
});

/** The rule of one node alone. */
const one = (node: RuleTree["children"][number]) => ruleOf({ ...alone(node), bare: true }) as Rule;

/** With no `not` where fewer words say it. */
function plain(rule: Rule): Rule {
  const table: RuleTable<Rule> = {
    all: (_rule, rules) => ({ kind: "all", rules }),
    any: (_rule, rules) => ({ kind: "any", rules }),
    not: (_rule, [inner]) => negateRule(inner!, catalogue),
    everyone: (rule) => rule,
    attribute: (rule) => rule,
    measure: (rule) => rule,
    did: (rule) => rule,
    did_not: (rule) => rule,
    segment: (rule) => rule,
    list: (rule) => rule,
    score: (rule) => rule,
    sample: (rule) => rule,
  };
  return foldRule(rule, table);
}

test("what is turned off counts as little as what is not there, and comes back as it was", () => {
  fc.assert(
    fc.property(treeAndNode, ({ tree, id }) => {
      const off = toggle(tree, id);
      const { rule, idAt } = writeTree(off, ruleOfDraft);
      expect(rule).toEqual(ruleOf(remove(tree, id)));
      const { node } = spotOf(off, id)!;
      const inside = node.kind === "group" ? spotsOf(node).map((spot) => spot.node.id) : [id];
      expect([...idAt.values()].filter((at) => inside.includes(at))).toEqual([]);
      expect(leavesOf(off)).toEqual(leavesOf(remove(tree, id)));
      expect(toggle(off, id)).toEqual(tree);
    }),
  );
});

test("a group taken apart while it is off leaves everything in it off", () => {
  fc.assert(
    fc.property(treeAndNode, ({ tree, id }) => {
      const wrapped = wrap(tree, id, "any");
      const off = toggle(wrapped, spotOf(wrapped, id)!.parent!.id);
      expect(unwrap(off, spotOf(off, id)!.parent!.id)).toEqual(toggle(tree, id));
    }),
  );
});

test("nothing is dropped into what is folded; what is revealed can be", () => {
  fc.assert(
    fc.property(anyRule, fc.nat(), fc.nat(), (rule, pick, which) => {
      const store = createEditorStore(rule);
      const tree = store.getState().history.present;
      const groups = spotsOf(tree).flatMap(({ node, parent }) =>
        parent && node.kind === "group" ? [node] : [],
      );
      const group = groups[which % groups.length];
      fc.pre(group !== undefined);
      const inside = spotsOf(group!).map(({ node }) => node.id);
      const id = inside[pick % inside.length]!;
      store.getState().fold(group!.id);
      const { folded } = store.getState();
      for (const slot of slotsFor(tree, id, folded)) expect(inside).not.toContain(slot.groupId);
      store.getState().reveal(id);
      expect(store.getState().folded.has(group!.id)).toBe(id === group!.id);
    }),
  );
});

test("a group joins as it is told", () => {
  for (const join of Object.keys(joinWords) as Join[]) {
    const group = withJoin({ kind: "group", id: "g", nots: 2, join: "all", children: [] }, join);
    expect(joinOf(group)).toBe(join);
  }
});

test("undo after any steps goes back to each state in turn, and redo forth again", () => {
  const states = fc.array(fc.integer(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(states, (numbers) => {
      const different = numbers.filter((n, i) => n !== (i === 0 ? 0 : numbers[i - 1]));
      const end = different.reduce<History<number>>((history, n) => record(history, n), historyOf(0));
      const back = different.reduce((history) => undo(history), end);
      expect(back.present).toBe(0);
      expect(undo(back).present).toBe(0);
      const forth = different.reduce((history) => redo(history), back);
      expect(forth.present).toBe(end.present);
      expect(forth.past).toEqual(end.past);
    }),
  );
});

test("letters typed into one field are one step; a pause or another field begins a new one", () => {
  const steps: [number, string | undefined, number][] = [
    [1, "a", 0],
    [2, "a", 500],
    [3, "a", 3_000],
    [4, "b", 3_100],
    [5, undefined, 3_200],
    [6, undefined, 3_300],
  ];
  const end = steps.reduce((history, [n, kind, now]) => record(history, n, kind, now), historyOf(0));
  expect(end.past).toEqual([0, 2, 3, 4, 5]);
});
