// The channels a customer can be reached on: the address, and whether they agreed. Consent is changed where it stands and
// can be taken back at once.
import { Select, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Customer, customerEndpoints } from "../../../contract/customers.ts";
import { apiQuery, useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { toast } from "../../ui/toast.tsx";
import { useMay, useWorkspaceSlug } from "../../workspace.tsx";
import classes from "./customer-reach.module.css";

type Channel = keyof Customer["consent"];

const channels: { key: Channel; label: string; address: (customer: Customer) => string | null }[] = [
  { key: "email", label: "E-mail", address: ({ email }) => email },
  { key: "sms", label: "SMS", address: ({ phone }) => phone },
  { key: "whatsapp", label: "WhatsApp", address: ({ phone }) => phone },
  { key: "push", label: "Push", address: () => null },
];

const answers = [
  { value: "yes", label: "Agreed" },
  { value: "no", label: "Refused" },
  { value: "unknown", label: "Never asked" },
];

export function CustomerReach({ customer }: { customer: Customer }) {
  const { set, error } = useConsent(customer);
  const change = async (channel: Channel, label: string, value: boolean | null) => {
    const before = customer.consent[channel];
    await set(channel, value);
    toast(`${label}: ${wordOf(value).toLowerCase()}`, () => void set(channel, before));
  };
  return (
    <>
      {error && <ErrorState error={error} />}
      <dl className={classes.channels}>
        {channels.map(({ key, label, address }) => (
          <Row key={key} label={label} address={address(customer)}>
            <Consent
              label={`Consent to ${label}`}
              value={customer.consent[key]}
              onChange={(value) => void change(key, label, value).catch(() => undefined)}
            />
          </Row>
        ))}
      </dl>
    </>
  );
}

/** Shows the new answer at once; a refusal by the server brings the old one back. */
function useConsent({ id }: Customer) {
  const client = useQueryClient();
  const update = useApiMutation(customerEndpoints.update);
  const { queryKey } = apiQuery(useWorkspaceSlug(), customerEndpoints.get, { params: { id } });
  const show = (channel: Channel, value: boolean | null) =>
    client.setQueryData(queryKey, (old) => old && { ...old, consent: { ...old.consent, [channel]: value } });
  const set = async (channel: Channel, value: boolean | null) => {
    const before = client.getQueryData(queryKey)?.consent[channel] ?? null;
    show(channel, value);
    try {
      await update.mutateAsync({ params: { id }, body: { consent: { [channel]: value } } });
    } catch (error) {
      show(channel, before);
      throw error;
    }
  };
  return { set, error: update.error };
}

function Row(props: { label: string; address: string | null; children: ReactNode }) {
  return (
    <div className={classes.channel}>
      <dt>{props.label}</dt>
      <dd className={classes.address}>
        {props.address ?? (
          <Text span c="dimmed">
            No address
          </Text>
        )}
      </dd>
      <dd>{props.children}</dd>
    </div>
  );
}

function Consent(props: { label: string; value: boolean | null; onChange: (value: boolean | null) => void }) {
  if (!useMay("customers:write")) return wordOf(props.value);
  return (
    <Select
      aria-label={props.label}
      data={answers}
      allowDeselect={false}
      value={keyOf(props.value)}
      onChange={(key) => props.onChange(key === "unknown" ? null : key === "yes")}
    />
  );
}

function keyOf(value: boolean | null): string {
  if (value === null) return "unknown";
  return value ? "yes" : "no";
}

function wordOf(value: boolean | null): string {
  return answers.find((answer) => answer.value === keyOf(value))?.label ?? "";
}
