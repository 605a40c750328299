// An order's status in the shop's words.
import type { OrderStatus } from "../../../contract/orders.ts";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";

export const orderStatusWords: Record<OrderStatus, { label: string; tone: Tone; meaning: string }> = {
  pending: { label: "Pending", tone: "waiting", meaning: "Not paid yet; it does not count until it is" },
  paid: { label: "Paid", tone: "good", meaning: "Paid, not sent out yet" },
  fulfilled: { label: "Fulfilled", tone: "good", meaning: "Paid and handed over" },
  cancelled: { label: "Cancelled", tone: "quiet", meaning: "Called off; it does not count" },
  refunded: { label: "Refunded", tone: "bad", meaning: "All of it was paid back; it does not count" },
  partially_refunded: {
    label: "Partly refunded",
    tone: "bad",
    meaning: "Some of it was paid back; the rest counts",
  },
};

export function OrderStatusBadge(props: { status: string }) {
  const words = orderStatusWords[props.status as OrderStatus];
  if (!words) return props.status;
  return (
    <StateBadge tone={words.tone} meaning={words.meaning}>
      {words.label}
    </StateBadge>
  );
}
