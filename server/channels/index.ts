// Every vendor there is, by the name that a connection has for it.
import type { Connection } from "../../contract/connections.ts";
import type { Vendor } from "./channel.ts";
import { createSimulatorVendor, type SimulatorVendor } from "./simulator/adapter.ts";

export interface Vendors {
  simulator: SimulatorVendor;
}

/** A vendor whose settings have been matched to it: what delivery works with. */
export type AnyVendor = Vendor<object>;

export function createVendors(config: { simulatorUrl: string | undefined }): Vendors {
  return { simulator: createSimulatorVendor(() => config.simulatorUrl) } satisfies Record<
    Connection["vendor"],
    object
  >;
}
