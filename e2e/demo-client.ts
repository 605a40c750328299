// The demo workspace's API for tests that need something of their own in it; its key is made once for each server.
import type { Client } from "../test/client.ts";
import type { ServerProcess } from "../test/server-process.ts";

const clients = new WeakMap<ServerProcess, Client>();

export function demoClient(server: ServerProcess): Client {
  const known = clients.get(server) ?? server.client("demo");
  clients.set(server, known);
  return known;
}
