// What it takes to ask a rule of a workspace: its words, its calendar, and the instant it is asked for.
import type { AttributeType, Catalogue } from "../../../contract/attributes.ts";
import type { OpenedSegments } from "../../../contract/rule-clashes.ts";
import { instantAsOf } from "../../../contract/rule-windows.ts";
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
  const instant = instantAsOf(asOf ?? now.toISOString(), timezone);
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

function customTypes(catalogue: Catalogue): Map<string, AttributeType> {
  const custom = catalogue.attributes.filter((attribute) => attribute.custom);
  return new Map(custom.map(({ name, type }) => [name.slice("custom.".length), type]));
}
