// Live updates when their connection is cut: one attempt a second and no more, however long the database is away.
import { connect, createServer, type Socket } from "node:net";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { createLive } from "./live.ts";
import { createLog } from "./log.ts";

test("a lost connection is looked for once a second, and what is published then arrives once", async () => {
  const proxy = await proxyTo(inject("databaseUrl"));
  const pool = new pg.Pool({ connectionString: inject("databaseUrl"), max: 1 });
  const live = createLive(proxy.url, pool, createLog("silent"));
  await live.start();
  const heard: unknown[] = [];
  live.listen("1", (message) => heard.push(message.data));

  proxy.away(true);
  await new Promise((resolve) => setTimeout(resolve, 5_500));
  expect(proxy.refused()).toBeGreaterThan(0);
  expect(proxy.refused()).toBeLessThanOrEqual(6);

  proxy.away(false);
  let n = 0;
  await expect
    .poll(
      async () => {
        await live.publish({ workspaceId: "1", event: "test", data: n++ });
        return heard.length;
      },
      { timeout: 10_000, interval: 200 },
    )
    .toBeGreaterThan(2);
  expect(new Set(heard).size).toBe(heard.length);
  await live.close();
  await pool.end();
  proxy.close();
});

/** Stands between, and can hang up on everyone. */
async function proxyTo(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isAway = false;
  let refused = 0;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    if (isAway) {
      refused++;
      return void socket.destroy();
    }
    const onward = connect(Number(target.port), target.hostname);
    onward.on("error", () => {});
    for (const each of [socket, onward]) sockets.add(each);
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).toString(),
    away(now: boolean) {
      isAway = now;
      if (now) for (const socket of sockets) socket.destroy();
    },
    refused: () => refused,
    close: () => server.close(),
  };
}
