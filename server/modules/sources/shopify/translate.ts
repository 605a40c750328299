// Reads Shopify's webhooks by their topic. The body is the object itself; as the API wraps it (`{"order": …}`) will do as well.
import { type Reading, type Translate, Unreadable } from "../delivery.ts";
import { fieldsOf, isFields } from "../values.ts";
import { readShopifyCustomer } from "./customer.ts";
import { readShopifyDeletion, readShopifyOrder, readShopifyRefund } from "./order.ts";

const says = (read: Omit<Extract<Reading, { outcome: "says" }>, "outcome">): Reading => ({
  outcome: "says",
  ...read,
});

/** Throws Unreadable. */
export const translateShopify: Translate = (delivery) => {
  const [noun, verb] = delivery.topic.split("/");
  const { body } = delivery;
  if (!isFields(body)) throw new Unreadable("The body is no object");
  if (noun === "orders" && verb === "delete")
    return says({ said: [readShopifyDeletion(delivery, unwrapped(body, "order"))], notes: [] });
  if (noun === "orders" && verb !== "edited")
    return says(readShopifyOrder(delivery, unwrapped(body, "order")));
  if (noun === "refunds")
    return says({ said: [readShopifyRefund(delivery, unwrapped(body, "refund"))], notes: [] });
  if (
    noun === "customers" &&
    (verb === "create" || verb === "update" || verb === "enable" || verb === "disable")
  )
    return says(readShopifyCustomer(delivery, unwrapped(body, "customer")));
  return {
    outcome: "passed_over",
    reason: `“${delivery.topic}” is not taken; orders, customers and refunds are`,
  };
};

function unwrapped(body: Record<string, unknown>, name: string): Record<string, unknown> {
  return isFields(body[name]) && body.id === undefined ? fieldsOf(body[name]) : body;
}
