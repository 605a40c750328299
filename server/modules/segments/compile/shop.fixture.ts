// A shop in a database of its own, to try compiled rules on.
import { type RawBuilder, sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { inject } from "vitest";
import type { AttributeType } from "../../../../contract/attributes.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { freshDatabase } from "../../../../test/fresh-database.ts";
import { segmentRules, vocabulary } from "../../../../test/rule-vocabulary.ts";
import { createDatabase, type Trx } from "../../../platform/database.ts";
import { createLog } from "../../../platform/log.ts";
import { foundBeforehand } from "../beforehand.ts";
import { lent } from "../lent.ts";
import { evaluate } from "../reference/evaluate.fixture.ts";
import type { World } from "../reference/world.fixture.ts";
import { writeWorld } from "../reference/write-world.fixture.ts";
import { compileRules, type Setting } from "./index.ts";

export interface Moment {
  now: string;
  timezone: string;
  currency?: string;
  fewValued?: ReadonlySet<string>;
  /** Whether orders are asked for what they hold. */
  held?: boolean;
}

export interface Shop {
  /** Ids of the customers whom SQL finds for each rule, all asked in one statement. */
  find(rules: readonly Rule[], moment: Moment): Promise<number[][]>;
  /** What orders hold of what the rules ask. */
  held(rules: readonly Rule[], moment: Moment): Promise<NonNullable<Setting["held"]>>;
  /** Ids of those whom the language says. */
  expect(rule: Rule, moment: Moment): number[];
  /** Runs a statement in the shop's workspace. */
  run<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  databaseUrl: string;
  close(): Promise<void>;
}

const workspaceId = "1";
const customTypes = new Map<string, AttributeType>(
  vocabulary.catalogue.attributes.map(({ name, type }) => [name.slice("custom.".length), type]),
);

export function settingFor({ now, timezone, currency = "INR", fewValued = new Set() }: Moment): Setting {
  const clock = { asOf: Temporal.Instant.from(now), timezone };
  return {
    workspaceId,
    currency,
    clock,
    past: false,
    fewValued,
    customTypes,
    events: vocabulary.catalogue.events,
    opened: segmentRules,
    lent,
  };
}

const heldIn = async (trx: Trx, rules: readonly Rule[], setting: Setting) =>
  (await foundBeforehand(trx, rules, setting)).held;

/** One row a customer, with what each rule says of them. */
export function verdicts(rules: readonly Rule[], setting: Setting) {
  const { source, seen, conditions } = compileRules(rules, setting);
  const columns = sql.join(conditions);
  return sql<{
    id: string;
    holds: boolean[];
  }>`SELECT ${setting.lent.customers.idEverywhere} AS id, ARRAY[${columns}] AS holds FROM ${source} WHERE ${seen} ORDER BY 1`;
}

export async function openShop(world: World): Promise<Shop> {
  const fresh = await freshDatabase(inject("databaseUrl"));
  const database = createDatabase(fresh.url, { log: createLog("silent"), maxConnections: 2 });
  await sql`INSERT INTO workspaces (slug, name, currency, timezone) VALUES ('shop', 'Shop', 'INR', 'Asia/Kolkata')`.execute(
    database.system,
  );
  await database.asSystem((trx) => writeWorld(trx, workspaceId, world));
  const custom = Object.fromEntries(customTypes);
  return {
    async find(rules, moment) {
      const { rows } = await database.inWorkspace(workspaceId, async (trx) => {
        const setting = settingFor(moment);
        const held = moment.held ? await heldIn(trx, rules, setting) : new Map();
        return verdicts(rules, { ...setting, held }).execute(trx);
      });
      return rules.map((_, i) => rows.filter(({ holds }) => holds[i]).map(({ id }) => Number(id)));
    },
    held: (rules, moment) =>
      database.inWorkspace(workspaceId, (trx) => heldIn(trx, rules, settingFor(moment))),
    expect: (rule, { now, timezone }) =>
      evaluate(rule, world, {
        now: new Date(now),
        timezone,
        custom,
        segments: segmentRules,
        events: vocabulary.catalogue.events,
      }),
    run: async (statement) => (await database.inWorkspace(workspaceId, (trx) => statement.execute(trx))).rows,
    databaseUrl: fresh.url,
    async close() {
      await database.close();
      await fresh.drop();
    },
  };
}
