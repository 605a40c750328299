// Asks of any customer whether they are in, and shows the rule node by node as it is decided for them.
import { Text } from "@mantine/core";
import type { Customer } from "../../../../contract/customers.ts";
import type { Rule } from "../../../../contract/rule.ts";
import type { Explanation } from "../../../../contract/segments.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { nameOf } from "../../customers/customer-name.ts";
import answer from "../answer/answer.module.css";
import { CustomerSearch } from "./customer-search.tsx";
import { useWhy } from "./use-why.ts";
import classes from "./why.module.css";
import { WhyTree } from "./why-tree.tsx";

export interface WhySectionProps {
  rule: Rule;
  asOf: string | undefined;
  sample: Customer[];
  idAt: Map<string, string>;
  customer: string | undefined;
  onCustomer: (id: string | undefined) => void;
}

export function WhySection(props: WhySectionProps) {
  const { explanation, pending, error, retry } = useWhy(props.customer, props.rule, props.asOf);
  return (
    <section className={answer.part} aria-label="Why somebody is in or out">
      <CustomerSearch
        id={props.customer}
        chosen={explanation?.customer}
        sample={props.sample}
        onPick={props.onCustomer}
      />
      {error !== undefined && error !== null && <ErrorState error={error} onRetry={retry} />}
      {props.customer && explanation && (
        <div className={classes.why} data-pending={pending || undefined} aria-busy={pending}>
          <Verdict explanation={explanation} />
          <WhyTree tree={explanation.tree} idAt={props.idAt} />
        </div>
      )}
    </section>
  );
}

function Verdict({ explanation: { customer, holds, seen } }: { explanation: Explanation }) {
  return (
    <Text role="status">
      <strong>{nameOf(customer)}</strong> is <strong>{holds ? "in" : "out"}</strong>
      {seen ? "." : ": at that time they were not a customer yet."}
    </Text>
  );
}
