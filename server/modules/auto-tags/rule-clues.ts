// What an audience's rule says by its structure: the stage its customers are at, where they live, what they bought.
import type { Catalogue } from "../../../contract/attributes.ts";
import { childrenOf, type Rule, type RuleOf, type Where } from "../../../contract/rule.ts";
import { scoreText } from "../../../contract/rule-scores.ts";
import { rulePhrase } from "../../../contract/rule-sentence.ts";
import { stageTopics, type Topic } from "./topics.ts";

export interface RuleClue extends Topic {
  /** The condition in words. */
  quote: string;
}

/** A list of more values is no one subject. */
const mostValues = 3;
const manyOrders = 3;

export function ruleClues(rule: Rule, catalogue: Catalogue): RuleClue[] {
  return conditionsOf(rule).flatMap((condition) => {
    const topics = topicsOf(condition, catalogue);
    if (topics.length === 0) return [];
    const quote = rulePhrase(condition, catalogue).text;
    return topics.map((topic) => ({ ...topic, quote }));
  });
}

/** What is asked for; what is ruled out says nothing of whom it is for. */
function conditionsOf(rule: Rule): Rule[] {
  if (rule.kind === "not") return [];
  const children = childrenOf(rule, "");
  return children.length === 0 ? [rule] : children.flatMap(([child]) => conditionsOf(child));
}

function topicsOf(condition: Rule, catalogue: Catalogue): Topic[] {
  switch (condition.kind) {
    case "did_not":
      return condition.what === "orders" && !condition.where ? absentTopics(condition) : [];
    case "did":
      return boughtTopics(condition.where);
    case "measure":
      return [...measureTopics(condition), ...boughtTopics(condition.where)];
    case "score":
      return scoreTopics(condition);
    case "attribute":
      return attributeTopics(condition, catalogue);
    default:
      return [];
  }
}

/** Who has not ordered of late has ordered before, or so the shop thinks of them. */
function absentTopics({ window }: RuleOf<"did_not">): Topic[] {
  if (!window) return [stageTopics.prospects];
  return "last" in window ? [stageTopics.lapsed] : [];
}

function measureTopics(condition: RuleOf<"measure">): Topic[] {
  const { measure, of, op } = condition;
  const value = "value" in condition ? condition.value : undefined;
  if (measure === "last" && of.startsWith("orders") && op === "more_than_ago") return [stageTopics.lapsed];
  if (measure === "first" && of.startsWith("orders") && op === "within_last")
    return [stageTopics.newCustomers];
  if (measure === "sum" && of === "orders.total" && (op === "gt" || op === "gte"))
    return [stageTopics.highSpenders];
  if (measure !== "count" || of !== "orders" || typeof value !== "number") return [];
  if (op === "eq" && value === 1) return [stageTopics.oneTime];
  if (op === "eq" && value === 0) return [stageTopics.prospects];
  return (op === "gt" || op === "gte") && value >= manyOrders ? [stageTopics.regulars] : [];
}

function scoreTopics(condition: RuleOf<"score">): Topic[] {
  const { score, op } = condition;
  if (score === "rfm.segment" && (op === "is" || op === "in"))
    return textsOf(condition).map((text) => ({ tag: scoreText(score, text), also: [] }));
  return score === "churn.probability" && (op === "gt" || op === "gte") ? [stageTopics.atRisk] : [];
}

/** Places, the shop's own attributes and its customers' tags, by values that several customers share. */
function attributeTopics(condition: RuleOf<"attribute">, catalogue: Catalogue): Topic[] {
  const { attribute, op } = condition;
  if (attribute === "birthday" && op === "anniversary_within_next") return [stageTopics.birthday];
  if (attribute === "created_at" && op === "within_last") return [stageTopics.newCustomers];
  const known = catalogue.attributes.find(({ name }) => name === attribute);
  const speaks = ["city", "region", "tags"].includes(attribute) || known?.custom;
  if (!known || !speaks || !["is", "in", "has_any", "has_all"].includes(op)) return [];
  const shared = new Set(known.common_values.map(({ value }) => value.toLowerCase()));
  return textsOf(condition)
    .filter((text) => shared.has(text.toLowerCase()))
    .map((text) => ({ tag: text, also: [] }));
}

/** Categories of what was bought. */
function boughtTopics(where: Where | undefined): Topic[] {
  if (!where || where.kind === "not") return [];
  if (where.kind !== "row") return childrenOf(where, "").flatMap(([child]) => boughtTopics(child));
  if (where.column !== "category" || (where.op !== "is" && where.op !== "in")) return [];
  return textsOf(where).map((text) => ({ tag: text, also: [] }));
}

function textsOf(condition: object): string[] {
  const value = "value" in condition ? condition.value : undefined;
  const texts = [value].flat().filter((one) => typeof one === "string");
  return texts.length > mostValues ? [] : texts;
}
