// One order beside the list: who bought it, where, its lines and how they come to the total.
import { Group, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type OrderWithItems, orderEndpoints } from "../../../contract/orders.ts";
import { useApi } from "../../api-query.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Money } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { When } from "../../ui/when.tsx";
import { OrderLines } from "./order-lines.tsx";
import { OrderStatusBadge } from "./order-status.tsx";

const route = getRouteApi("/w/$workspace/orders/$order");

export function OrderPanel() {
  const { order: id } = route.useParams();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const { data, error, refetch } = useApi(orderEndpoints.get, { params: { id } });
  return (
    <SidePanel
      title={data ? `Order ${data.external_id}` : "Order"}
      under={data && <Standing order={data} />}
      onClose={() => void navigate({ ...paths.orders(), search: true, resetScroll: false })}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PanelBones />}
      {data && <Whole order={data} />}
    </SidePanel>
  );
}

/** In the currency of the buyer, and how it came to the workspace's. */
function AsPaid({ original, into }: { original: NonNullable<OrderWithItems["original"]>; into: string }) {
  const { total, currency, exchange_rate, rate_from } = original;
  return (
    <>
      <Money amount={total} currency={currency} />, at{" "}
      <span className="figures">
        {exchange_rate} {into} for 1 {currency}
      </span>
      {rate_from === "order" ? ", the order’s own rate" : ", the workspace’s rate of that day"}
    </>
  );
}

function Standing({ order }: { order: OrderWithItems }) {
  return (
    <Group gap="sm">
      <OrderStatusBadge status={order.status} />
      <Text size="sm" c="dimmed">
        Placed <When at={order.ordered_at} />
      </Text>
    </Group>
  );
}

function Whole({ order }: { order: OrderWithItems }) {
  const paths = usePaths();
  const { customer } = order;
  return (
    <>
      <Section title="Lines" level={3}>
        <OrderLines order={order} />
      </Section>
      <Section title="About it" level={3}>
        <Facts
          facts={[
            {
              name: "Bought by",
              value: (
                <AppLink {...paths.customer(customer.id)}>
                  {customer.name ?? customer.email ?? customer.external_id ?? "Nameless customer"}
                </AppLink>
              ),
            },
            {
              name: "Paid",
              value: order.original && <AsPaid original={order.original} into={order.currency} />,
            },
            { name: "Sales channel", value: order.channel },
            { name: "Store", value: order.store },
            { name: "Coupon", value: order.coupon },
            { name: "First heard of", value: <When at={order.created_at} /> },
          ]}
        />
      </Section>
    </>
  );
}
