// Since when the customers of an orders file have been there: since their earliest order of those that came, whichever of the
// file's were refused.
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerEndpoints } from "../../../../contract/customers.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";
import { importFile } from "../../../../test/import-file.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ work: true, env: { LOG_LEVEL: "silent" } });
  client = await app.as("marketer");
});
afterAll(() => app?.stop());

const header = "Order ID,Customer ID,Order Date,SKU,Quantity,Price";
const since = async (external_id: string) => {
  const { data } = await client.ok(customerEndpoints.list, { query: { search: external_id } });
  return data.find((customer) => customer.external_id === external_id)!.created_at;
};

test("customers have been there since their earliest order that came, and the doctor agrees", async () => {
  const run = await importFile(
    client,
    [
      header,
      "s-1,since-a,2024-03-02 10:00,p,1,5",
      "s-2,since-a,2024-02-01 10:00,p,1,5",
      // One order of two customers is refused, which is known when it is put together.
      "s-3,since-b,2023-05-05 10:00,p,1,5",
      "s-3,since-c,2023-05-05 10:00,p,1,5",
      "s-4,since-c,2024-06-06 10:00,p,1,5",
    ].join("\n"),
    { kind: "orders" },
  );
  expect(run.counts).toMatchObject({ orders: 3, rows_failed: 2 });
  expect((await since("since-a")).slice(0, 10)).toBe("2024-02-01");
  expect((await since("since-c")).slice(0, 10)).toBe("2024-06-06");
  // Of whom nothing came: since they were written.
  expect(Date.parse(await since("since-b"))).toBeGreaterThan(Date.now() - 600_000);
  const wrong = (await app.services.doctor.examine({ mend: false })).flatMap((found) => found.wrong);
  expect(wrong).toEqual([]);
});
