// Events in batches through the API, visible to queries when answered.
import { eventEndpoints } from "../../contract/events.ts";
import { startServer, withFolder } from "../../test/server-process.ts";
import type { BenchCase } from "../main.ts";
import type { Result } from "../report.ts";

const size = 5_000;
const atOnce = 4;

export const eventsCase: BenchCase = {
  summary: "events in batches of 5,000 by POST /api/events/batch, of 20,000 customers",
  run: (options) => withFolder((dataDir) => measure(dataDir, options.messages ?? 200_000)),
};

async function measure(dataDir: string, count: number): Promise<Result[]> {
  const server = await startServer(dataDir);
  try {
    server.cli("workspace", "create", "shop", "--currency", "INR", "--timezone", "Asia/Kolkata");
    const client = server.client("shop");
    const bodies = Array.from({ length: Math.ceil(count / size) }, (_, batch) =>
      Array.from({ length: size }, (_, i) => makeEvent(batch * size + i)),
    );
    const send = async (events: unknown[]) => {
      const { accepted } = await client.ok(eventEndpoints.createBatch, {
        query: { wait: "true" },
        body: { events },
      });
      if (accepted !== events.length) throw new Error(`${accepted} of ${events.length} were accepted`);
    };
    // Customers are made by the first.
    for (const body of bodies.slice(0, 4)) await send(body);
    const rest = bodies.slice(4);
    const began = performance.now();
    const lanes = Array.from({ length: atOnce }, async () => {
      for (let body = rest.shift(); body; body = rest.shift()) await send(body);
    });
    const measured = rest.length * size + atOnce * size;
    await Promise.all(lanes);
    const seconds = (performance.now() - began) / 1_000;
    return [
      {
        name: "events batch",
        value: measured / seconds,
        unit: "events/s",
        detail: `${measured.toLocaleString("en")} events of 4 properties, ${atOnce} batches at once; aim: over 20,000`,
      },
    ];
  } finally {
    await server.stop();
  }
}

function makeEvent(i: number) {
  return {
    id: `bench-${i}`,
    name: i % 3 ? "product_viewed" : "checkout_started",
    customer: { external_id: `c-${i % 20_000}` },
    occurred_at: new Date(Date.UTC(2026, 0, 1) + i * 1_000).toISOString(),
    properties: {
      product_id: `p-${i % 500}`,
      category: "Coffee",
      price: (i % 900) + 0.5,
      first: i % 2 === 0,
    },
  };
}
