// What a connection to the simulated vendor keeps. We choose key and secret ourselves, so that an account the simulator
// has lost can be opened again as the same one.
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { ordersTo } from "../../../contract/vendor.ts";

/** The shop that readers who click may buy from; its address is ours. */
export const simulatedShop = ordersTo.omit({ url: true });
export type SimulatedShop = z.infer<typeof simulatedShop>;

export const simulatorSettings = z.object({
  key: z.string(),
  webhook_secret: z.string(),
  name: z.string(),
  shop: simulatedShop.optional(),
});
export type SimulatorSettings = z.infer<typeof simulatorSettings>;

export function newSimulatorSettings(name: string): SimulatorSettings {
  return {
    key: `sim_${randomBytes(32).toString("base64url")}`,
    webhook_secret: `whsec_${randomBytes(32).toString("base64")}`,
    name,
  };
}
