// What it takes to ask a rule of a workspace: its words, its calendar, and the instant it is asked for.
import { Temporal } from "temporal-polyfill";
import type { AttributeType, Catalogue } from "../../../contract/attributes.ts";
import type { OpenedSegments } from "../../../contract/rule-clashes.ts";
import { isDay, knownInstant, startOfDay } from "../../../contract/rule-windows.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Setting } from "./compile/index.ts";
import { lent } from "./lent.ts";
import type { SegmentContext } from "./needs.ts";

export interface Asking {
  workspace: ActorWorkspace;
  catalogue: Catalogue;
  now: Date;
}

/** Before a transaction is opened, since the catalogue is read in one of its own. */
export async function askingOf(context: SegmentContext, workspace: ActorWorkspace): Promise<Asking> {
  const catalogue = await context.attributes.catalogueAtHand(workspace);
  return { workspace, catalogue, now: context.platform.clock.now() };
}

/** `asOf` is an instant, or a day, which means its last moment; now if left out. */
export function settingOf(
  { workspace, catalogue, now }: Asking,
  asOf: string | null | undefined,
  opened: OpenedSegments,
): Setting {
  const { id, currency, timezone } = workspace;
  const instant = instantOf(asOf ?? now.toISOString(), timezone);
  return {
    workspaceId: id,
    currency,
    clock: { asOf: instant, timezone },
    past: instant.epochMilliseconds < now.getTime(),
    customTypes: customTypes(catalogue),
    opened,
    events: catalogue.events,
    lent,
  };
}

/** The database counts microseconds, so that a day ends one before the next begins. */
function instantOf(asOf: string, timezone: string): Temporal.Instant {
  if (isDay(asOf)) return startOfDay(asOf, timezone, 1).subtract({ microseconds: 1 });
  return knownInstant(Temporal.Instant.from(asOf.replace(/(\.\d{6})\d+/, "$1")));
}

function customTypes(catalogue: Catalogue): Map<string, AttributeType> {
  const custom = catalogue.attributes.filter((attribute) => attribute.custom);
  return new Map(custom.map(({ name, type }) => [name.slice("custom.".length), type]));
}
