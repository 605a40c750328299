// One entry of a customer's story, each kind in its own words.
import { Text } from "@mantine/core";
import { IconActivity, IconMail, IconShoppingBag, IconSparkles, IconUserPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { TimelineEntry } from "../../../contract/customers.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Count, Money } from "../../ui/numbers.tsx";
import { OutcomeBadge } from "../../ui/outcome-badge.tsx";
import { When } from "../../ui/when.tsx";
import { propertyWords } from "../events/property-words.ts";
import { OrderStatusBadge } from "../orders/order-status.tsx";
import classes from "./customer-timeline.module.css";

type Entry<K extends TimelineEntry["kind"]> = Extract<TimelineEntry, { kind: K }>;

const kinds: {
  [K in TimelineEntry["kind"]]: { icon: typeof IconMail; Words: (props: { entry: Entry<K> }) => ReactNode };
} = {
  order: { icon: IconShoppingBag, Words: OrderWords },
  event: { icon: IconActivity, Words: EventWords },
  message: { icon: IconMail, Words: MessageWords },
  created: { icon: IconUserPlus, Words: CreatedWords },
};

export function TimelineLine<K extends TimelineEntry["kind"]>({ entry }: { entry: Entry<K> }) {
  const { icon: Icon, Words } = kinds[entry.kind as K] ?? { icon: IconSparkles, Words: () => entry.kind };
  return (
    <li className={classes.line}>
      <span className={classes.mark} aria-hidden="true">
        <Icon size={16} stroke={1.75} />
      </span>
      <div className={classes.words}>
        <Words entry={entry} />
      </div>
      <Text size="sm" c="dimmed" className={classes.when}>
        <When at={entry.at} />
      </Text>
    </li>
  );
}

function OrderWords({ entry: { order } }: { entry: Entry<"order"> }) {
  const paths = usePaths();
  return (
    <>
      <div>
        <NameLink {...paths.order(order.id)}>Order {order.external_id}</NameLink> for{" "}
        <Money amount={order.total} currency={order.currency} />
      </div>
      <div className={classes.under}>
        <OrderStatusBadge status={order.status} />
        <Text span size="sm" c="dimmed">
          <Count value={order.items} one="item" />
        </Text>
      </div>
    </>
  );
}

const channelWords: Record<string, string> = {
  email: "E-mail",
  sms: "SMS",
  whatsapp: "WhatsApp message",
  push: "Push message",
  in_app: "In-app message",
};

function MessageWords({ entry: { message } }: { entry: Entry<"message"> }) {
  const paths = usePaths();
  const { subject, opened_at, clicked_at } = message;
  return (
    <>
      <div>
        {channelWords[message.channel] ?? message.channel} of{" "}
        <NameLink {...paths.campaign(message.campaign_id)}>{message.campaign}</NameLink>
      </div>
      {subject && (
        <Text size="sm" c="dimmed">
          “{withoutPlaceholders(subject)}”
        </Text>
      )}
      <div className={classes.under}>
        <OutcomeBadge outcome={message.outcome} reason={message.reason} />
        {opened_at && <OutcomeBadge outcome="opened" />}
        {clicked_at && <OutcomeBadge outcome="clicked" />}
      </div>
      {message.reason && (
        <Text size="sm" c="dimmed">
          {message.reason}
        </Text>
      )}
    </>
  );
}

/** The log keeps the subject as it was written; what stood in for this person is not known any more. */
function withoutPlaceholders(subject: string): string {
  return subject.replace(/\{[{%].*?[%}]\}/g, "…").replace(/^…[\s,:]*/, "… ");
}

function EventWords({ entry: { event } }: { entry: Entry<"event"> }) {
  const words = propertyWords(event.properties);
  return (
    <>
      <div>{event.name}</div>
      {words && (
        <Text size="sm" c="dimmed" className={classes.properties}>
          {words}
        </Text>
      )}
    </>
  );
}

function CreatedWords({ entry }: { entry: Entry<"created"> }) {
  return <div>First known{entry.source && `, from ${entry.source}`}</div>;
}
