// The catalogue through the front: what customers have, how filled, with which values; what was bought and where.
import { afterAll, beforeAll, expect, test } from "vitest";
import { attributeEndpoints, type Catalogue } from "../../../contract/attributes.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha, cast } from "../../../test/cast.ts";

let app: TestApp;
let catalogue: Catalogue;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  const client = await app.as("marketer");
  const odd = {
    external_id: "c-odd",
    custom: { since_day: "2024-02-29", sizes: ["S", "M"], tier: 3, note: null },
  };
  await client.ok(customerEndpoints.createBatch, { body: { customers: [...cast, odd] } });
  const items = [
    { product_id: "p-7", name: "Espresso beans 250 g", category: "Coffee", quantity: 2, price: 749.5 },
    { product_id: "p-9", name: "Cup", category: "Cups", quantity: 1, price: 100 },
  ];
  const order = (id: string, ordered_at: string) => ({
    external_id: id,
    customer: { external_id: asha.external_id },
    ordered_at,
    total: 1599,
    store: "Bandra",
    items,
  });
  await client.ok(orderEndpoints.createBatch, {
    body: { orders: [order("o-1", "2026-01-01T00:00:00Z"), order("o-2", "2026-02-01T00:00:00Z")] },
  });
  catalogue = await client.ok(attributeEndpoints.catalogue);
});
afterAll(() => app?.stop());

const attribute = (name: string) => catalogue.attributes.find((each) => each.name === name);

test("built-in attributes come with their share of customers and common values", () => {
  expect(attribute("country")).toMatchObject({
    type: "text",
    custom: false,
    fill_rate: 4 / 6,
    common_values: [
      { value: "IN", count: 2 },
      { value: "GB", count: 1 },
      { value: "IE", count: 1 },
    ],
  });
  expect(attribute("email")).toMatchObject({ fill_rate: 4 / 6, common_values: [] });
  expect(attribute("tags")?.common_values.map((each) => each.value)).toContain("vip");
  expect(attribute("consent.sms")?.fill_rate).toBe(3 / 6);
  expect(attribute("created_at")?.fill_rate).toBe(1);
});

test("custom attributes are discovered with the type of their first value", () => {
  const types = catalogue.attributes.filter((each) => each.custom).map(({ name, type }) => [name, type]);
  expect(Object.fromEntries(types)).toEqual({
    "custom.newsletter": "boolean",
    "custom.points": "number",
    "custom.since_day": "date",
    "custom.sizes": "list",
    "custom.tier": "text",
  });
  expect(attribute("custom.tier")).toMatchObject({
    label: "tier",
    fill_rate: 3 / 6,
    common_values: [
      { value: "gold", count: 1 },
      { value: "silver", count: 1 },
    ],
  });
  expect(attribute("custom.since_day")?.label).toBe("since day");
  expect(attribute("custom.sizes")?.common_values).toHaveLength(2);
});

test("what was bought is told by product, category and store", () => {
  const column = (of: string, name: string) =>
    catalogue.columns.find((each) => each.of === of && each.column === name)?.common_values;
  expect(column("items", "product_id")).toEqual([
    { value: "p-7", label: "Espresso beans 250 g", count: 2 },
    { value: "p-9", label: "Cup", count: 2 },
  ]);
  expect(column("items", "category")?.map((each) => each.value)).toEqual(["Coffee", "Cups"]);
  expect(column("orders", "store")).toEqual([{ value: "Bandra", count: 2 }]);
  expect(column("orders", "coupon")).toEqual([]);
  expect(catalogue).toMatchObject({ currency: "INR", timezone: "Asia/Kolkata" });
});
