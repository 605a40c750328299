// What the list of people shows of each: who, what became of their message, and when.
import { Text } from "@mantine/core";
import type { Message } from "../../../contract/messages.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import type { Column } from "../../ui/data-table.tsx";
import { Initials } from "../../ui/initials.tsx";
import { NameCell } from "../../ui/name-cell.tsx";
import { OutcomeBadge } from "../../ui/outcome-badge.tsx";
import { When } from "../../ui/when.tsx";
import classes from "./people.module.css";
import { reasonSentence } from "./reason-words.ts";

export const peopleColumns: Column<Message>[] = [
  { key: "who", head: "Name", cell: (message) => <Who message={message} /> },
  { key: "what", head: "What became of it", cell: (message) => <Fate message={message} /> },
  {
    key: "when",
    head: "When",
    align: "right",
    from: "sm",
    cell: (message) => <When at={latest(message)} capital />,
  },
];

/** What the one it went to is called. */
export function messageName({ customer, address }: Message): string {
  return customer.name ?? customer.email ?? address ?? customer.external_id ?? "Nameless customer";
}

function Who({ message }: { message: Message }) {
  const paths = usePaths();
  const { id } = message.customer;
  const known = messageName(message);
  return (
    <NameCell before={<Initials name={known} size={28} />}>
      <NameLink {...paths.customer(id)} tabIndex={-1}>
        {known}
      </NameLink>
      {message.address && message.address !== known && (
        <Text size="sm" c="dimmed" truncate>
          {message.address}
        </Text>
      )}
    </NameCell>
  );
}

function Fate({ message: { outcome, reason, opened_at, clicked_at } }: { message: Message }) {
  const further = clicked_at ? "clicked" : opened_at ? "opened" : undefined;
  return (
    <div className={classes.fate}>
      <span className={classes.badges}>
        <OutcomeBadge outcome={outcome} />
        {further && <OutcomeBadge outcome={further} />}
      </span>
      {reason && (
        <Text size="sm" c="dimmed" className={classes.reason}>
          {reasonSentence(reason)}
        </Text>
      )}
    </div>
  );
}

function latest(message: Message): string {
  const { clicked_at, opened_at, delivered_at, failed_at, sent_at, queued_at } = message;
  return clicked_at ?? opened_at ?? delivered_at ?? failed_at ?? sent_at ?? queued_at;
}
