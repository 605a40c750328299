// `where` as SQL: a condition on the columns of one row.
import { sql } from "kysely";
import { foldWhere, type Where } from "../../../../contract/rule.ts";
import type { JoinedRows, LentColumn, Sql } from "../../../lent.ts";
import { columnCondition } from "./columns.ts";
import type { Setting } from "./setting.ts";
import { allOf, anyOf } from "./truth.ts";

/** What a condition can speak of. */
interface Asked {
  columns: Record<string, LentColumn>;
  joined?: readonly JoinedRows[] | undefined;
}

/** Gives, beside a row, whether a condition holds for the row of another table that it shares. */
export type Flagged = (other: JoinedRows, key: string, condition: Sql) => Sql;

export function whereCondition(
  where: Where,
  { columns, joined }: Asked,
  setting: Setting,
  flagged: Flagged,
): Sql {
  return foldWhere<Sql>(where, {
    all: (_node, parts) => allOf(parts),
    any: (_node, parts) => anyOf(parts),
    not: (_node, [part]) => sql`NOT (${part})`,
    row: (node) => {
      const condition = columnCondition(columns[node.column]!, node, setting);
      const other = joined?.find(({ columns }) => columns.includes(node.column));
      return other?.shared ? flagged(other, JSON.stringify(node), condition) : condition;
    },
  });
}

/** Conditions on rows that many share are asked of those rows alone, once each, and joined as flags. */
export class Flags {
  readonly #setting: Setting;
  readonly #flags = new Map<JoinedRows, Map<string, Sql>>();
  readonly #only = new Map<JoinedRows, Sql>();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** Any value of the shared row, a condition most often, beside each row that shares it. Equal keys are equal values. */
  readonly of: Flagged = (other, key, value) => {
    const flags = this.#flags.get(other) ?? new Map<string, Sql>();
    this.#flags.set(other, flags);
    if (!flags.has(key)) flags.set(key, value);
    return sql.ref(`asked_${other.name}.holds${[...flags.keys()].indexOf(key) + 1}`);
  };

  /** Leaves out the rows that share one for which the condition does not hold. */
  only(other: JoinedRows, condition: Sql): void {
    this.#only.set(other, condition);
  }

  joins(): Sql[] {
    return [...this.#flags].map(([other, flags]) => {
      const { key, id, from, workspaceId } = other.shared!;
      const alias = sql.ref(`asked_${other.name}`);
      const only = this.#only.get(other);
      const asked = [
        sql`${workspaceId} = CAST(${this.#setting.workspaceId} AS bigint)`,
        ...(only ? [only] : []),
      ];
      const holds = [...flags.values()].map((flag, i) => sql`${flag} AS ${sql.ref(`holds${i + 1}`)}`);
      return sql`JOIN (SELECT ${id} AS id, ${sql.join(holds)} FROM ${from} WHERE ${sql.join(asked, sql` AND `)}) AS ${alias} ON ${alias}.id = ${key}`;
    });
  }
}

/** Every column that a `where` speaks of. */
export function columnsNamed(where: Where): string[] {
  return foldWhere<string[]>(where, {
    all: (_node, parts) => parts.flat(),
    any: (_node, parts) => parts.flat(),
    not: (_node, [part]) => part!,
    row: (node) => [node.column],
  });
}
