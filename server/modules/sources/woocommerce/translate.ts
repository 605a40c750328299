// Reads WooCommerce's webhooks: the body is the resource as its REST API gives it, and the topic says what happened to it.
import { type Delivery, type Reading, type Said, type Translate, Unreadable } from "../delivery.ts";
import { amountOf } from "../read-order.ts";
import { fieldsOf, idOf, instantOf, isFields, listOf } from "../values.ts";
import { versionOf } from "../versions.ts";
import { readWooCustomer } from "./customer.ts";
import { readWooDeletion, readWooOrder, wooOrderId } from "./order.ts";

/** Throws Unreadable. */
export const translateWooCommerce: Translate = (delivery): Reading => {
  const [noun, verb] = delivery.topic.split(".");
  const { body } = delivery;
  if (!isFields(body)) throw new Unreadable("The body is no object");
  if (noun === "order" && verb === "deleted")
    return { outcome: "says", said: [readWooDeletion(delivery, body)], notes: [] };
  if (noun === "order") return { outcome: "says", ...readWooOrder(delivery, body) };
  if (noun === "refund") return { outcome: "says", said: [readWooRefund(delivery, body)], notes: [] };
  if (noun === "customer" && verb !== "deleted")
    return { outcome: "says", ...readWooCustomer(delivery, body) };
  return {
    outcome: "passed_over",
    reason: `“${delivery.topic}” is not taken; orders and customers are`,
  };
};

/** WooCommerce has no topic for refunds, which come inside their order; plugins post them as the REST API gives them. */
function readWooRefund(delivery: Delivery, refund: Record<string, unknown>): Said {
  const up = fieldsOf(listOf(fieldsOf(refund._links).up)[0]).href;
  const order = /\/orders\/(\d+)\/?$/.exec(typeof up === "string" ? up : "")?.[1];
  const id = idOf(refund.id);
  const amount = amountOf(refund.amount);
  if (!id || amount === undefined) throw new Unreadable("The refund has no id and amount that can be read");
  const fields = { refunds: { [id]: Math.abs(amount) } };
  const at = instantOf(refund.date_created_gmt) ?? delivery.received_at;
  return {
    about: "order",
    id: wooOrderId(delivery, refund.parent_id ?? order),
    version: versionOf(at, 0, fields),
    fields,
  };
}
