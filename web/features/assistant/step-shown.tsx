// What a step has to show: a count with a few faces, customers found, sentences of a campaign, times, texts, names.
import { Button, Text } from "@mantine/core";
import type { Customer } from "../../../contract/customers.ts";
import { formatCount } from "../../format.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { Initials } from "../../ui/initials.tsx";
import { Count } from "../../ui/numbers.tsx";
import { InsightSentence } from "../campaigns/insight-sentence.tsx";
import { nameOf } from "../customers/customer-name.ts";
import { sendTimeWords, surenessWords, timesWords } from "../scheduling/time-words.ts";
import type { Shown } from "./step-result.ts";
import classes from "./turn.module.css";

type Of<K extends Shown["kind"]> = Extract<Shown, { kind: K }>;

export function StepShown({ shown, onAsk }: { shown: Shown; onAsk: (prompt: string) => void }) {
  if (shown.kind === "count") return <Counted {...shown} />;
  if (shown.kind === "customers") return <People customers={shown.customers} />;
  if (shown.kind === "sentences")
    return (
      <>
        {shown.sentences.map((sentence) => (
          <InsightSentence key={sentence.id} id={shown.campaign} sentence={sentence} />
        ))}
      </>
    );
  if (shown.kind === "times") return <Times {...shown} />;
  if (shown.kind === "messages") return <Messages {...shown} />;
  return <Names {...shown} onAsk={onAsk} />;
}

function Counted({ count, total, customers }: Of<"count">) {
  const { currency } = useFormatting();
  return (
    <>
      <div className={classes.row}>
        <span className={classes.big}>{formatCount(count, currency)}</span>
        <Text span c="dimmed">
          of <Count value={total} one="customer" />
        </Text>
      </div>
      <People customers={customers} />
    </>
  );
}

function People({ customers }: { customers: Customer[] }) {
  const paths = usePaths();
  if (customers.length === 0) return null;
  return (
    <ul className={classes.plain}>
      {customers.map((customer) => (
        <li key={customer.id} className={classes.person}>
          <Initials name={nameOf(customer)} size={24} />
          <NameLink {...paths.customer(customer.id)} plain>
            {nameOf(customer)}
          </NameLink>
        </li>
      ))}
    </ul>
  );
}

function Times({ choices, timezone }: Of<"times">) {
  return (
    <ol className={classes.plain}>
      {choices.map((choice) => (
        <li key={choice.at}>
          <Text fw={500}>
            {sendTimeWords(choice.at, timezone)}, {timesWords(choice.lift)} an average hour
          </Text>
          <Text size="sm" c="dimmed">
            {surenessWords(choice)}.
          </Text>
        </li>
      ))}
    </ol>
  );
}

function Messages({ variants }: Of<"messages">) {
  return (
    <div className={classes.plain}>
      {variants.map(({ idea, message }) => (
        <div key={idea} className={classes.variant}>
          <Text size="sm" c="dimmed">
            {idea}
          </Text>
          {message.subject && <Text fw={500}>{message.subject}</Text>}
          <Text>{message.body}</Text>
        </div>
      ))}
    </div>
  );
}

/** Taking one over is a step of its own, which is shown and can be undone as any other. */
function Names({ names, mayUse, onAsk }: Of<"names"> & { onAsk: (prompt: string) => void }) {
  return (
    <ul className={classes.plain}>
      {names.map((name) => (
        <li key={name} className={classes.row}>
          <Text span>{name}</Text>
          {mayUse && (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => onAsk(`Rename this campaign to “${name.replaceAll(/[“”"]/g, "")}”`)}
            >
              Use<span className="unseen">: {name}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
