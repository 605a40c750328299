// A rule as SQL: one condition on a customer, and the joins that bring what they did beside them. The text is the common
// subset of PostgreSQL and DuckDB; every value of the rule is a parameter.
import { sql } from "kysely";
import { foldRule, type Rule, type RuleTable } from "../../../../contract/rule.ts";
import { isBuiltIn } from "../../../../contract/rule-attributes.ts";
import { targets } from "../../../../contract/rule-columns.ts";
import type { ScoreName } from "../../../../contract/rule-scores.ts";
import type { LentColumn, Sql } from "../../../lent.ts";
import { columnCondition } from "./columns.ts";
import { instantIn } from "./dates.ts";
import { type DecidingSql, decidingSql } from "./deciding.ts";
import { gathered } from "./gather.ts";
import { didCondition, measureCondition } from "./measures.ts";
import { listCondition, sampleCondition } from "./members.ts";
import { Scans } from "./scans.ts";
import type { Setting } from "./setting.ts";
import { allOf, anyOf } from "./truth.ts";

export { lateCustomers } from "./gather.ts";
export { type HeldQuestion, heldQuestion } from "./held.ts";
export type { HeldValues, Lent, Setting } from "./setting.ts";
export { fewValues, valuesCounted } from "./shared.ts";

/** `SELECT … FROM source WHERE seen AND condition` finds the customers a rule holds for. */
export interface Compiled {
  /** Customers with what the rules need of their doings beside them. */
  source: Sql;
  /** The same for a statement that asks everybody: its source, and the tables that stand before it by WITH. */
  apart: { tables: Sql[]; source: Sql };
  /** Whether PostgreSQL can group all that is gathered as it reads it, in the order of customers. */
  inOrder: boolean;
  /** Those of the workspace who were there at the instant of evaluation. */
  seen: Sql;
  /** One for each rule, in their order; never unknown. */
  conditions: Sql[];
  /** What each rule is decided by, where it is a condition with a value of its own; if it was asked for. */
  deciding: (DecidingSql | undefined)[];
  /** When a customer last ordered, as far as it is seen; if it was asked for. */
  lastOrderAt: Sql;
}

/** Compiles several rules at once, so that they share what is gathered. */
export function compileRules(
  rules: readonly Rule[],
  setting: Setting,
  { withLastOrder = false, withDeciding = false } = {},
): Compiled {
  const scans = new Scans(setting);
  const table = kinds(setting, scans);
  const conditions = rules.map((rule) => foldRule(rule, table));
  const columns = columnsOf(setting, scans);
  const deciding = withDeciding ? rules.map((rule) => decidingSql(rule, setting, scans, columns)) : [];
  const { from, workspaceId, createdAt } = setting.lent.customers;
  const lastOrderAt = withLastOrder ? lastOrder(setting, scans) : sql`NULL`;
  const { tables, joins } = scans.apart();
  return {
    lastOrderAt,
    source: sql`${from} ${scans.joins()}`,
    apart: { tables, source: sql`${from} ${joins}` },
    inOrder: scans.inOrder,
    seen: allOf([
      sql`${workspaceId} = CAST(${setting.workspaceId} AS bigint)`,
      instantIn(createdAt, { to: { at: setting.clock.asOf, included: true } }),
    ]),
    conditions,
    deciding,
  };
}

/** Kept beside the customer for now; for an instant in the past it has to be gathered. */
function lastOrder(setting: Setting, scans: Scans): Sql {
  if (!setting.past) return setting.lent.customers.lastOrderAt;
  return gathered({ target: targets["orders.ordered_at"], setting, scans }, "max");
}

function kinds(setting: Setting, scans: Scans): RuleTable<Sql> {
  const columns = columnsOf(setting, scans);
  return {
    all: (_rule, parts) => allOf(parts),
    any: (_rule, parts) => anyOf(parts),
    not: (_rule, [part]) => sql`NOT (${part})`,
    everyone: () => sql`TRUE`,
    attribute: (rule) => columnCondition(columns.attribute(rule.attribute), rule, setting),
    measure: (rule) => scans.condition((gatherer) => measureCondition(rule, setting, gatherer)),
    did: (rule) => scans.condition((gatherer) => didCondition(rule, setting, gatherer)),
    did_not: (rule) => scans.condition((gatherer) => didCondition(rule, setting, gatherer)),
    segment: ({ id }) => foldRule(setting.opened.get(id)!, kinds(setting, scans)),
    list: (rule) => listCondition(rule, setting),
    score: (rule) => columnCondition(columns.score(rule.score), rule, setting),
    sample: (rule) => sampleCondition(rule, setting),
  };
}

function columnsOf(setting: Setting, scans: Scans) {
  return {
    attribute: (name: string) => attributeColumn(name, setting),
    score: (name: ScoreName) => scoreColumn(name, setting, scans),
  };
}

function scoreColumn(name: ScoreName, { lent }: Setting, scans: Scans): LentColumn {
  const { id, workspaceId } = lent.customers;
  scans.bring("scores", lent.scores.join(workspaceId, id));
  return lent.scores.columns[name];
}

function attributeColumn(name: string, { lent, customTypes }: Setting): LentColumn {
  if (isBuiltIn(name)) return lent.customers.attribute(name);
  const key = name.slice("custom.".length);
  return lent.customers.custom(key, customTypes.get(key)!);
}
