// Connections: how a workspace reaches its channel vendors, with their secrets sealed and their health kept. It owns the
// table `connections`. A workspace that asks for the first time gets the simulated vendor.
import type { Connection } from "../../../contract/connections.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { Behaviour } from "../../../contract/vendor.ts";
import type { Actor } from "../../actor.ts";
import { VendorTrouble } from "../../channels/channel.ts";
import { createVendors } from "../../channels/index.ts";
import type { SimulatedShop } from "../../channels/simulator/settings.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { mayTry, noteSuccess, noteTrouble } from "./health.ts";
import { type OpenParts, openConnection } from "./open.ts";
import { type SignedPost, senderOf } from "./sender.ts";
import { toConnection } from "./show.ts";
import {
  type ConnectionRow,
  changeSettings,
  connectionOf,
  connectionsOf,
  ensureConnections,
} from "./store.ts";
import type {} from "./tables.ts";

export type { OpenConnection } from "./open.ts";
export type { SignedPost } from "./sender.ts";

export type Connections = ReturnType<typeof createConnections>;

/** Milliseconds that a person who looks at the settings is made to wait for the vendor. */
const glance = 3_000;

export function createConnections(platform: Platform) {
  const { database, sealer, config, clock } = platform;
  const vendors = createVendors(config);
  const parts: OpenParts = { vendors, sealer, config };
  const ensured = (workspaceId: string) =>
    database.inWorkspace(workspaceId, (trx) => ensureConnections(trx, workspaceId, sealer));

  async function behaviourOf(row: ConnectionRow): Promise<Behaviour | null> {
    try {
      const { settings } = openConnection(parts, row);
      return await vendors.simulator.behaviour(
        vendors.simulator.settings.parse(settings),
        AbortSignal.timeout(glance),
      );
    } catch (error) {
      if (error instanceof VendorTrouble) return null;
      throw error;
    }
  }

  return {
    async list(actor: Actor): Promise<Connection[]> {
      actor.must("campaigns:read");
      const rows = await ensured(actor.workspace.id);
      return Promise.all(rows.map(async (row) => toConnection(parts, row, await behaviourOf(row))));
    },

    async updateBehaviour(actor: Actor, id: string, change: Partial<Behaviour>): Promise<Connection> {
      actor.must("connections:manage");
      const { id: workspaceId } = actor.workspace;
      const row = await database.inWorkspace(workspaceId, (trx) => connectionOf(trx, workspaceId, id));
      const settings = vendors.simulator.settings.parse(openConnection(parts, row).settings);
      try {
        const behaviour = await vendors.simulator.setBehaviour(settings, change, AbortSignal.timeout(glance));
        return toConnection(parts, row, behaviour);
      } catch (error) {
        throw told(error);
      }
    },

    /** Lets readers who click at the simulated vendor buy: their orders come in by the API, with this key. */
    async simulateOrders(actor: Actor, shop: SimulatedShop): Promise<void> {
      actor.must("connections:manage");
      const { id } = actor.workspace;
      await database.inWorkspace(id, async (trx) => {
        const [row] = await ensureConnections(trx, id, sealer);
        const settings = vendors.simulator.settings.parse(openConnection(parts, row!).settings);
        await changeSettings(trx, id, row!.id, sealer.seal(JSON.stringify({ ...settings, shop })));
      });
    },

    /** The connection that carries this channel. */
    async forChannel(workspaceId: string, channel: Channel): Promise<{ id: string }> {
      const found = (await ensured(workspaceId)).find((row) => row.channels.includes(channel));
      if (found) return { id: found.id };
      throw new AppError(
        "wrong_state",
        `No channel connection carries ${channel} messages. Set one up first.`,
      );
    },

    open: async (trx: Trx, workspaceId: string, id: string) =>
      openConnection(parts, await connectionOf(trx, workspaceId, id)),
    sender: (post: SignedPost) => senderOf(database, parts, post, clock.now()),

    /** Connections whose vendor fails just now, with why. */
    async troubles(trx: Trx, workspaceId: string): Promise<Map<string, string>> {
      const failing = (await connectionsOf(trx, workspaceId)).filter((row) => row.state === "failing");
      return new Map(failing.map((row) => [row.id, row.last_error ?? "The vendor does not answer"]));
    },
    noteTrouble,
    noteSuccess,
    mayTry,
    permanentReasons: vendors.simulator.permanentReasons,
  };
}

function told(error: unknown): unknown {
  if (!(error instanceof VendorTrouble)) return error;
  const code = error.kind === "unreadable" ? "invalid_input" : "vendor_failed";
  return new AppError(code, `${error.message}. Nothing was changed.`, { cause: error });
}
