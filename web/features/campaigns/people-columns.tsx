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
import type { PeopleSearch } from "./routes.ts";

/** What the people were asked for by is said above the list, and not again in each row. */
export function peopleColumns({ outcome, reason }: PeopleSearch): Column<Message>[] {
  return [
    { key: "who", head: "Name", cell: (message) => <Who message={message} /> },
    {
      key: "what",
      head: headOf(outcome),
      cell: (message) => <Fate message={message} said={{ outcome, reason }} />,
    },
    {
      key: "when",
      head: "When",
      align: "right",
      from: "sm",
      cell: (message) => <When at={latest(message)} capital />,
    },
  ];
}

function headOf(outcome: PeopleSearch["outcome"]): string {
  const ends = ["failed", "suppressed", "skipped"];
  return outcome && ends.includes(outcome) ? "Why" : "What became of it";
}

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

function Fate({ message, said }: { message: Message; said: Pick<PeopleSearch, "outcome" | "reason"> }) {
  const { outcome, reason, opened_at, clicked_at } = message;
  const further = clicked_at ? "clicked" : opened_at ? "opened" : undefined;
  const badges = [outcome, further].filter((one) => one !== undefined && one !== said.outcome);
  return (
    <div className={classes.fate}>
      <span className={classes.badges}>
        {badges.map((one) => one && <OutcomeBadge key={one} outcome={one} />)}
      </span>
      {reason && reason !== said.reason && (
        <Text size="sm" c="dimmed" className={classes.reason}>
          {reasonSentence(reason)}
        </Text>
      )}
    </div>
  );
}

function latest(message: Message): string {
  const { clicked_at, opened_at, delivered_at, failed_at, sent_at, due_at, queued_at, outcome } = message;
  const waits = outcome === "queued" ? due_at : null;
  return clicked_at ?? opened_at ?? delivered_at ?? failed_at ?? sent_at ?? waits ?? queued_at;
}
