// How an account behaves until it is told otherwise: an ordinary vendor on an ordinary day, sped up for watching.
import { randomBytes } from "node:crypto";
import type { Behaviour, OrderProduct } from "../contract/vendor.ts";

export function defaultBehaviour(): Behaviour {
  return {
    success_rate: 0.9,
    latency_ms: { min: 20, max: 120 },
    receipt_delay_ms: { min: 300, max: 4_000 },
    engagement_delay_ms: { min: 2_000, max: 60_000 },
    duplicate_rate: 0.02,
    late_rate: 0.02,
    late_by_ms: 30_000,
    reorder_rate: 0.02,
    open_rate: 0.35,
    click_rate: 0.2,
    unsubscribe_rate: 0.005,
    complaint_rate: 0.0005,
    conversion_rate: 0.1,
    rate_limit_per_second: null,
    outage: "none",
    lost_answer_rate: 0,
    seed: randomBytes(6).toString("hex"),
  };
}

/** What is bought where the account names no products of its own. */
export const defaultProducts: readonly OrderProduct[] = [
  { product_id: "sim-espresso", name: "Espresso beans 250 g", category: "Coffee", price: 749 },
  { product_id: "sim-filter", name: "Filter coffee 500 g", category: "Coffee", price: 599 },
  { product_id: "sim-darjeeling", name: "Darjeeling first flush 100 g", category: "Tea", price: 420 },
  { product_id: "sim-cup", name: "Stoneware cup", category: "Ware", price: 350 },
];
