// A part of a campaign's audience as a condition on its messages, so that the people behind each figure can be looked at.
import { type RawBuilder, sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import { id as idForm, toMinor } from "../../../contract/values.ts";
import type { Sql } from "../../lent.ts";
import { lentCustomers } from "../customers/index.ts";
import type { Dimension } from "./dimensions.ts";
import { spentBefore } from "./facts.ts";
import { bandOf, type SpendBand } from "./spend-bands.ts";

export interface PartsSetting {
  workspaceId: string;
  currency: string;
  day: Date;
  dimensions: readonly Dimension[];
  /** Selects those who were in a segment at the launch; throws `not_found`. */
  segmentThen(id: string): Promise<RawBuilder<unknown>>;
}

export const partText = (dimension: string, value: string) => `${dimension}:${value}`;
export const othersOf = (part: string) => `not ${part}`;

/** Throws `invalid_input` for a part that insights do not tell apart. */
export async function partCondition(setting: PartsSetting, part: string): Promise<RawBuilder<boolean>> {
  const others = part.startsWith("not ");
  const condition = await conditionOf(setting, others ? part.slice("not ".length) : part);
  return others ? sql`NOT coalesce(${condition}, false)` : sql`coalesce(${condition}, false)`;
}

async function conditionOf(setting: PartsSetting, part: string): Promise<Sql> {
  const colon = part.indexOf(":");
  const [name, value] = [part.slice(0, colon), part.slice(colon + 1)];
  if (name === "spend") {
    const band = bandOf(value);
    if (band) return spentWithin(setting, band);
  } else if (name === "segment") {
    if (idForm.safeParse(value).success)
      return sql`messages.customer_id IN (${await setting.segmentThen(value)})`;
  } else {
    const dimension = setting.dimensions.find((one) => one.name === name);
    if (dimension) return ofCustomer(setting, sql`${dimension.value} = ${value.toLowerCase()}`);
  }
  const faults = [{ path: "/part", message: `“${part}” is no part of an audience`, hint: "city:pune" }];
  throw new AppError("invalid_input", undefined, { faults });
}

const ofCustomer = (
  { workspaceId }: PartsSetting,
  condition: Sql,
) => sql`EXISTS (SELECT FROM ${lentCustomers.from}
  WHERE ${lentCustomers.workspaceId} = ${workspaceId} AND ${lentCustomers.id} = messages.customer_id AND ${condition})`;

function spentWithin({ currency, day }: PartsSetting, { low, high }: SpendBand): Sql {
  const spent = spentBefore(day);
  if (high === 0) return sql`${spent} <= 0`;
  const from = sql`${spent} >= ${Math.max(1, toMinor(low, currency))}`;
  return high === null ? from : sql`${from} AND ${spent} < ${toMinor(high, currency)}`;
}
