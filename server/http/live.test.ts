// The live stream: what happens in a workspace reaches those who watch it, and nobody else.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liveEvents } from "../../contract/live.ts";
import type { Client } from "../../test/client.ts";
import { type Sending, startSending, until } from "../../test/sending.ts";

let shop: Sending;

beforeAll(async () => {
  shop = await startSending();
  await shop.customers(50);
  await shop.workspace("rival");
});
afterAll(() => shop.stop());

interface Listening {
  events: { event: string; data: unknown }[];
  text: string;
  ended: boolean;
  close(): void;
}

async function listen(client: Client, path = "/api/live"): Promise<Listening> {
  const cut = new AbortController();
  const { "regulars-workspace": _, ...headers } = client.headers;
  const response = await fetch(shop.url + path, {
    headers: path.includes("?") ? headers : client.headers,
    signal: cut.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const listening: Listening = { events: [], text: "", ended: false, close: () => cut.abort() };
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      listening.text += decoder.decode(chunk as Uint8Array, { stream: true });
      listening.events = [...listening.text.matchAll(/event: (.+)\ndata: (.+)\n\n/g)].map(
        ([, event, data]) => ({
          event: event!,
          data: JSON.parse(data!),
        }),
      );
    }
  };
  read().then(
    () => (listening.ended = true),
    () => (listening.ended = true),
  );
  return listening;
}

test("a campaign's numbers are pushed until it is done, in order and adding up", async () => {
  const watching = await listen(await shop.as("viewer"));
  const named = await listen(await shop.as("viewer"), "/api/live?workspace=shop");
  const { id } = await shop.launch();
  const last = () => liveEvents.campaign.safeParse(watching.events.at(-1)?.data).data;
  await until(
    async () => last(),
    (data) => data?.state === "done",
  );
  expect(last()).toMatchObject({
    id,
    state: "done",
    stats: { audience: 50, delivered: 50, sent: 0, queued: 0 },
  });
  const delivered = watching.events.map(({ data }) => liveEvents.campaign.parse(data).stats.delivered);
  expect(delivered).toEqual(delivered.toSorted((a, b) => a - b));
  await until(
    async () => named.events.length,
    (count) => count >= watching.events.length,
  );
  watching.close();
  named.close();
});

test("nothing crosses the fence", async () => {
  const rival = await listen(await shop.as("admin", "rival"));
  const own = await listen(await shop.as("admin"));
  const { id } = await shop.launch();
  await shop.until(id, (c) => c.state === "done");
  await until(
    async () => own.events.length,
    (count) => count > 0,
  );
  await shop.platform.live.publish({ workspaceId: shop.workspaceId("rival"), event: "job", data: {} });
  await until(
    async () => rival.events.length,
    (count) => count > 0,
  );
  expect(rival.events.map((e) => e.event)).toEqual(["job"]);
  rival.close();
  own.close();
});

test("a stranger hears nothing, nor does a member who names another workspace", async () => {
  expect((await shop.stranger.raw("GET", "/api/live")).status).toBe(401);
  const viewer = await shop.as("viewer");
  const { "regulars-workspace": _, ...headers } = viewer.headers;
  const response = await fetch(`${shop.url}/api/live?workspace=rival`, { headers });
  expect(response.status).toBe(404);
});

test("listeners that go away are forgotten, and closing the server ends those that stay", async () => {
  const other = await startSending();
  const response = await fetch(`${other.url}/api/live`, { headers: (await other.as("viewer")).headers });
  const reading = response.text().catch(() => "cut");
  await sql`SELECT 1`.execute(other.platform.database.system);
  await other.stop();
  expect(await reading).toBeTypeOf("string");
});
