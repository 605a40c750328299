// Connections: how a workspace reaches its channel vendors. The simulated vendor is there from the start.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { channel } from "./messages.ts";
import { id, instant } from "./values.ts";
import { behaviour } from "./vendor.ts";

export const connection = z
  .object({
    id,
    vendor: z.enum(["simulator"]),
    name: z.string(),
    channels: z.array(channel),
    receipts_url: z.string(),
    state: z.enum(["working", "failing", "unknown"]),
    last_error: z.string().nullable(),
    /** How the simulated vendor behaves; null when it cannot be asked just now. */
    behaviour: behaviour.nullable(),
    created_at: instant,
  })
  .meta({ id: "Connection" });
export type Connection = z.infer<typeof connection>;

const tag = "Connections";

export const connectionEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/connections",
    tag,
    access: "campaigns:read",
    summary: "Channel connections",
    reply: z.object({ data: z.array(connection) }),
  }),
  updateBehaviour: endpoint({
    method: "PATCH",
    path: "/api/connections/:id/behaviour",
    tag,
    access: "connections:manage",
    summary: "Tell the simulated vendor how to behave",
    params: z.object({ id }),
    body: behaviour.partial(),
    reply: connection,
  }),
};
