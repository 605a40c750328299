// A few of those the rule holds for, latest activity first, with what it asks about them.
import { Button, Text, UnstyledButton } from "@mantine/core";
import type { Customer } from "../../../../contract/customers.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { useFormatting } from "../../../ui/format-context.tsx";
import { Initials } from "../../../ui/initials.tsx";
import { nameOf } from "../../customers/customer-name.ts";
import { useBuilder } from "../builder/builder-context.tsx";
import classes from "./answer.module.css";
import { whyIn } from "./why-in.ts";

export function Faces(props: {
  sample: Customer[];
  rule: Rule;
  count: number;
  onOpen: (id: string) => void;
  onWhy: (id: string) => void;
}) {
  const { catalogue } = useBuilder();
  const formatting = useFormatting();
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>A few of them</h3>
      {props.sample.length === 0 && (
        <Text c="dimmed">
          Nobody fits. Take a condition away or make one wider; the bars above show which costs most.
        </Text>
      )}
      <ul className={classes.faces}>
        {props.sample.slice(0, 6).map((customer) => (
          <li key={customer.id} className={classes.person}>
            <UnstyledButton className={classes.face} onClick={() => props.onOpen(customer.id)}>
              <Initials name={nameOf(customer)} />
              <span className={classes.faceWords}>
                <span className={classes.name}>{nameOf(customer)}</span>
                <span className={classes.why}>
                  {whyIn(customer, props.rule, { ...formatting, catalogue })}
                </span>
              </span>
            </UnstyledButton>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`Why ${nameOf(customer)} is in`}
              onClick={() => props.onWhy(customer.id)}
            >
              Why
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
