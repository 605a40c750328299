// Why a customer is in or out: the rule's tree with what holds at each node. Every condition, also those of the segments that
// it asks about, is asked in one statement; groups follow from what stands in them.
import { sql } from "kysely";
import type { ParsedBody } from "../../../contract/api.ts";
import { AppError } from "../../../contract/errors.ts";
import { childrenOf, type Rule } from "../../../contract/rule.ts";
import type { OpenedSegments } from "../../../contract/rule-clashes.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { type Deciding, reasonWords } from "../../../contract/rule-reasons.ts";
import { rulePhrase } from "../../../contract/rule-sentence.ts";
import type { ExplainedNode, Explanation, segmentEndpoints } from "../../../contract/segments.ts";
import type { Trx } from "../../platform/database.ts";
import { type Asking, settingOf } from "./asking.ts";
import { compileRules, type Setting } from "./compile/index.ts";
import type { SegmentContext } from "./needs.ts";
import { mustOpen } from "./opening.ts";

export type ExplainRequest = ParsedBody<typeof segmentEndpoints.explain>;

export async function explainRule(
  trx: Trx,
  { customers }: SegmentContext,
  asking: Asking,
  asked: ExplainRequest,
): Promise<Explanation> {
  const { workspace, catalogue } = asking;
  const rule = parseRule(asked.rule, catalogue, "/rule");
  const opened = await mustOpen(trx, asking, rule, "/rule");
  const setting = settingOf(asking, asked.as_of, opened);
  const id =
    "id" in asked.customer ? asked.customer.id : await customers.idOf(trx, workspace.id, asked.customer);
  const [customer] = id ? await customers.byIds(trx, workspace, [id]) : [];
  if (!customer) throw new AppError("not_found", `There is no such customer in ${workspace.name}.`);
  const conditions = conditionsIn(rule, opened);
  const { seen, decided } = await decide(trx, conditions, setting, customer.id);
  const tree = explained(rule, "", { opened, asking, decided: decided.values() });
  return {
    customer,
    seen,
    holds: seen && tree.holds,
    as_of: setting.clock.asOf.toString(),
    timezone: workspace.timezone,
    currency: workspace.currency,
    tree,
  };
}

/** What stands directly below a node; below a segment, its rule. */
function below(rule: Rule, path: string, opened: OpenedSegments): [Rule, string][] {
  return rule.kind === "segment" ? [[opened.get(rule.id)!, `${path}/segment`]] : childrenOf(rule, path);
}

/** The conditions of a rule, in the order in which they are explained. */
function conditionsIn(rule: Rule, opened: OpenedSegments): Rule[] {
  const children = below(rule, "", opened);
  return children.length === 0 ? [rule] : children.flatMap(([child]) => conditionsIn(child, opened));
}

interface Decided {
  holds: boolean;
  deciding?: Deciding;
}

async function decide(
  trx: Trx,
  conditions: readonly Rule[],
  setting: Setting,
  customerId: string,
): Promise<{ seen: boolean; decided: Decided[] }> {
  const compiled = compileRules(conditions, { ...setting, customerId }, { withDeciding: true });
  const { id, workspaceId } = setting.lent.customers;
  const values = compiled.deciding.map(
    (one) => sql`CAST(to_jsonb(${one?.sql ?? sql`CAST(NULL AS text)`}) AS text)`,
  );
  const { rows } = await sql<{ seen: boolean; holds: boolean[]; found: (string | null)[] }>`
    SELECT ${compiled.seen} AS seen, ARRAY[${sql.join(compiled.conditions)}] AS holds, ARRAY[${sql.join(values)}] AS found
    FROM ${compiled.source}
    WHERE ${workspaceId} = CAST(${setting.workspaceId} AS bigint) AND ${id} = CAST(${customerId} AS bigint)`.execute(
    trx,
  );
  const { seen, holds, found } = rows[0]!;
  const decided = holds.map((held, i) => {
    const json = found[i] ?? null;
    const deciding = compiled.deciding[i]?.read(json === null ? null : JSON.parse(json));
    return { holds: held, ...(deciding ? { deciding } : {}) };
  });
  return { seen, decided };
}

interface Telling {
  opened: OpenedSegments;
  asking: Asking;
  /** In the order of the conditions. */
  decided: Iterator<Decided>;
}

function explained(rule: Rule, path: string, telling: Telling): ExplainedNode {
  const { catalogue } = telling.asking;
  const { kind } = rule;
  const sentence = rulePhrase(rule, catalogue).text;
  const children = below(rule, path, telling.opened).map(([child, at]) => explained(child, at, telling));
  if (children.length > 0) {
    const name = kind === "segment" ? catalogue.segments.find(({ id }) => id === rule.id)?.name : undefined;
    return { path, kind, holds: follows(kind, children), sentence, ...(name ? { name } : {}), children };
  }
  const decided: Decided = telling.decided.next().value;
  return { path, kind, ...decided, sentence, reason: reasonWords(rule, decided, catalogue), children };
}

function follows(kind: Rule["kind"], children: readonly ExplainedNode[]): boolean {
  if (kind === "not") return !children[0]!.holds;
  return kind === "any" ? children.some(({ holds }) => holds) : children.every(({ holds }) => holds);
}
