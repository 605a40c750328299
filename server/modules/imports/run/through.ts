// Where what a run reads goes, and what it cannot read: into the shop, going on where an earlier run stopped, or in a dry run
// nowhere.
import type { CustomerInput } from "../../../../contract/customers.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import type { Platform } from "../../../platform/index.ts";
import { createErrorStore } from "../error-store.ts";
import { listOfRun } from "../into-list.ts";
import type { ImportRow } from "../store.ts";
import { temporaryPath } from "../uploads.ts";
import { ResumingDoor, type Written } from "./checkpoint.ts";
import { type Door, doorOf, type Taken } from "./door.ts";
import { DryRun, type Present } from "./dry-door.ts";
import type { ErrorStore } from "./error-log.ts";
import type { RunNeeds } from "./needs.ts";
import type { Reporter } from "./reporter.ts";

export interface Through {
  door: Door;
  errors: ErrorStore;
}

export async function throughOf(
  platform: Platform,
  needs: RunNeeds,
  workspace: ActorWorkspace,
  row: ImportRow,
  reporter: Reporter,
): Promise<Through> {
  const written: Written = (batch) =>
    platform.database.inWorkspace(workspace.id, async (trx) => {
      const names = batch.map(namesOf);
      const idOf = await needs.customers.whoIs(trx, workspace.id, names);
      // Who was removed since was still one of the customers of this file.
      return names.map((name): Taken => ({ id: idOf(name) ?? `gone ${JSON.stringify(name)}` }));
    });
  const put = await listOfRun(platform, needs.lists, row);
  const inner = doorOf(needs.ingest, workspace, row.id, put);
  const door = new ResumingDoor(inner, row.checkpoint, written);
  reporter.follow(door);
  return { door, errors: createErrorStore(platform.database, workspace.id, row.id) };
}

function namesOf({ external_id, email, phone }: CustomerInput): CustomerInput {
  return { external_id, email, phone };
}

export function openDryRun(
  { database }: Platform,
  { customers, orders }: RunNeeds,
  row: ImportRow,
): Promise<DryRun> {
  const { workspace_id } = row;
  const present: Present = {
    customers: (refs) =>
      database.inWorkspace(workspace_id, async (trx) => {
        const idOf = await customers.whoIs(trx, workspace_id, refs);
        return refs.map((ref) => idOf(ref) !== undefined);
      }),
    orders: (externalIds) =>
      database.inWorkspace(workspace_id, async (trx) => {
        const there = await orders.present(trx, workspace_id, externalIds);
        return externalIds.map((externalId) => there.has(externalId));
      }),
  };
  return DryRun.open(present, (name) => temporaryPath(row.file_path, name));
}
