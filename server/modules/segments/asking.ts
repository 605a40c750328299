// What it takes to ask a rule of a workspace: its words, its calendar, and the instant it is asked for.
import { Temporal } from "temporal-polyfill";
import type { AttributeType, Catalogue } from "../../../contract/attributes.ts";
import { isDay, startOfDay } from "../../../contract/rule-windows.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Setting } from "./compile/index.ts";
import { lent } from "./lent.ts";

export interface Asking {
  workspace: ActorWorkspace;
  catalogue: Catalogue;
  /** An instant, or a day, which means its last moment; now if left out. */
  asOf?: string | null;
  now: Date;
}

export function settingOf({ workspace, catalogue, asOf, now }: Asking): Setting {
  const { id, currency, timezone } = workspace;
  return {
    workspaceId: id,
    currency,
    clock: { asOf: instantOf(asOf ?? now.toISOString(), timezone), timezone },
    customTypes: customTypes(catalogue),
    lent,
  };
}

/** The database counts microseconds, so that a day ends one before the next begins. */
function instantOf(asOf: string, timezone: string): Temporal.Instant {
  return isDay(asOf)
    ? startOfDay(asOf, timezone, 1).subtract({ microseconds: 1 })
    : Temporal.Instant.from(asOf);
}

function customTypes(catalogue: Catalogue): Map<string, AttributeType> {
  const custom = catalogue.attributes.filter((attribute) => attribute.custom);
  return new Map(custom.map(({ name, type }) => [name.slice("custom.".length), type]));
}
