// What a connection to the simulated vendor keeps. We choose key and secret ourselves, so that an account the simulator
// has lost can be opened again as the same one.
import { randomBytes } from "node:crypto";
import { z } from "zod";

export const simulatorSettings = z.object({ key: z.string(), webhook_secret: z.string(), name: z.string() });
export type SimulatorSettings = z.infer<typeof simulatorSettings>;

export function newSimulatorSettings(name: string): SimulatorSettings {
  return {
    key: `sim_${randomBytes(32).toString("base64url")}`,
    webhook_secret: `whsec_${randomBytes(32).toString("base64")}`,
    name,
  };
}
