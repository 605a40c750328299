// What answering a question takes: the platform, who asks, and how their workspace has chosen.
import type { Provider } from "../../../contract/engines.ts";
import type { Actor } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { type Span, spanOf } from "./allowance.ts";
import { type Asker, askerOf } from "./asker.ts";
import { type SettingsRow, settingsOf } from "./settings-store.ts";

export interface AskContext {
  platform: Platform;
  /** To the providers, held to the addresses that the installation allows. */
  fetch: typeof fetch;
  workspaceId: string;
  asker: Asker;
  settings: SettingsRow;
  span: Span;
  inWorkspace<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
}

export async function contextOf(
  platform: Platform,
  outbound: typeof fetch,
  actor: Actor,
): Promise<AskContext> {
  const { id, timezone } = actor.workspace;
  const inWorkspace: AskContext["inWorkspace"] = (work) => platform.database.inWorkspace(id, work);
  return {
    platform,
    fetch: outbound,
    workspaceId: id,
    asker: askerOf(actor),
    settings: await inWorkspace((trx) => settingsOf(trx, id)),
    span: spanOf(platform.clock.now(), timezone),
    inWorkspace,
  };
}

export type Ready =
  | { provider: Provider; key: string | undefined }
  | { why: "built_in_only" | "no_key" | "key_unreadable" };

/** Whether the chosen model has what it needs. An endpoint of one's own may need no key. */
export function readiness({ settings, platform }: Pick<AskContext, "settings" | "platform">): Ready {
  const { engine, sealed_key } = settings;
  if (engine === "built_in") return { why: "built_in_only" };
  if (!sealed_key) return engine === "compatible" ? { provider: engine, key: undefined } : { why: "no_key" };
  try {
    return { provider: engine, key: platform.sealer.open(sealed_key) };
  } catch {
    return { why: "key_unreadable" };
  }
}
