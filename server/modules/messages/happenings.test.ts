// The law of receipts: whatever is told of a message, in whatever order, batches and repetitions, the row comes out the same.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../../../test/app.ts";
import { type Happening, happeningKinds } from "./happenings.ts";

let app: TestApp;
let next = 0;

beforeAll(async () => {
  app = await startApp();
  await sql`
    INSERT INTO campaigns (workspace_id, name, channel) VALUES (${app.workspaceId()}, 'Law', 'email')
  `.execute(app.platform.database.system);
});
afterAll(() => app.stop());

type Untold = Omit<Happening, "messageId">;

/** Few moments and reasons, so that ties come about. */
const happening: fc.Arbitrary<Untold> = fc.record({
  kind: fc.constantFrom(...happeningKinds),
  at: fc.integer({ min: 1, max: 5 }).map((day) => new Date(Date.UTC(2026, 10, day))),
  reason: fc.constantFrom("the mailbox is full", "Die Mailbox ist voll", "ä", undefined),
  vendorMessageId: fc.constantFrom("m_1", "m_2", undefined),
});

/** The same happenings in two orders, some told again, cut into batches anywhere. */
const twoTellings = fc.array(happening, { minLength: 1, maxLength: 8 }).chain((all) => {
  const telling = fc
    .tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.constantFrom(...all), { maxLength: 4 }),
    )
    .chain(([once, again]) =>
      fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }),
    )
    .chain((told) => fc.array(fc.integer({ min: 1, max: 4 })).map((sizes) => batches(told, sizes)));
  return fc.tuple(telling, telling);
});

function batches(told: Untold[], sizes: number[]): Untold[][] {
  const cut: Untold[][] = [];
  let rest = told;
  for (const size of [...sizes, told.length]) {
    if (rest.length > 0) cut.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return cut;
}

/** A message in one of the states that receipts meet: still queued, or skipped because the campaign was cancelled. */
async function makeMessage(outcome: "queued" | "skipped"): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    WITH customer AS (
      INSERT INTO customers (workspace_id, created_at, external_id) VALUES (${app.workspaceId()}, now(), ${`c-${next++}`}) RETURNING id
    )
    INSERT INTO messages (workspace_id, campaign_id, customer_id, chunk, queued_at, outcome, reason, channel, address)
    SELECT ${app.workspaceId()}, (SELECT max(id) FROM campaigns), id, 0, now(), ${outcome},
      ${outcome === "skipped" ? "the campaign was cancelled" : null}, 'email', 'a@example.com'
    FROM customer RETURNING id
  `.execute(app.platform.database.system);
  return rows[0]!.id;
}

async function told(telling: Untold[][], outcome: "queued" | "skipped") {
  const messageId = await makeMessage(outcome);
  const { database } = app.platform;
  for (const batch of telling) {
    await database.inWorkspace(app.workspaceId(), (trx) =>
      app.services.messages.tell(
        trx,
        app.workspaceId(),
        batch.map((h) => ({ ...h, messageId })),
      ),
    );
  }
  const { rows } = await sql<Record<string, unknown>>`
    SELECT outcome, reason, sent_at, delivered_at, failed_at, opened_at, clicked_at, unsubscribed_at, vendor_message_id
    FROM messages WHERE id = ${messageId}
  `.execute(database.system);
  return rows[0]!;
}

test("any order, any batches and any repetition of receipts come to the same row", async () => {
  await fc.assert(
    fc.asyncProperty(
      twoTellings,
      fc.constantFrom("queued" as const, "skipped" as const),
      async ([a, b], outcome) => {
        expect(await told(a, outcome)).toEqual(await told(b, outcome));
      },
    ),
    { numRuns: 150 },
  );
});

test("the row says the best that is known: arrived above failed above sent, and the first time of each", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (all) => {
      const row = await told([all], "queued");
      const arrived = all.filter((h) => !["sent", "failed"].includes(h.kind));
      const failed = all.filter((h) => h.kind === "failed");
      const first = (of: Untold[]) =>
        of.map((h) => h.at).sort((x, y) => x.getTime() - y.getTime())[0] ?? null;
      expect(row.outcome).toBe(arrived.length ? "delivered" : failed.length ? "failed" : "sent");
      expect(row.delivered_at).toEqual(first(arrived));
      expect(row.failed_at).toEqual(arrived.length ? null : first(failed));
      expect(row.opened_at).toEqual(first(all.filter((h) => h.kind === "opened" || h.kind === "clicked")));
      expect(row.clicked_at).toEqual(first(all.filter((h) => h.kind === "clicked")));
      expect(row.reason === null).toBe(row.outcome !== "failed");
    }),
    { numRuns: 100 },
  );
});

test("two batches about the same messages at the same time wait for each other and lose nothing", async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, () => makeMessage("queued")));
  const at = new Date();
  const { database } = app.platform;
  const batch = (kind: Happening["kind"], order: string[]) =>
    database.inWorkspace(app.workspaceId(), (trx) =>
      app.services.messages.tell(
        trx,
        app.workspaceId(),
        order.map((messageId) => ({ messageId, kind, at })),
      ),
    );
  for (let round = 0; round < 5; round++) {
    await Promise.all([
      batch("sent", ids),
      batch("delivered", ids.toReversed()),
      batch("opened", ids),
      batch("failed", ids.toReversed()),
    ]);
  }
  const { rows } = await sql<{ outcome: string; opened: boolean }>`
    SELECT DISTINCT outcome, opened_at IS NOT NULL AS opened FROM messages WHERE id = ANY(${ids}::bigint[])
  `.execute(database.system);
  expect(rows).toEqual([{ outcome: "delivered", opened: true }]);
});
