// One customer beside the list: what they are worth, how to reach them, which segments and lists they are in, their story.
import { Button, Text } from "@mantine/core";
import { getRouteApi, useMatch } from "@tanstack/react-router";
import { useState } from "react";
import { type Customer, customerEndpoints } from "../../../contract/customers.ts";
import { useApi } from "../../api-query.ts";
import { ButtonLink } from "../../frame/link.tsx";
import { usePageSubject } from "../../page-subject.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { CustomerBestTime } from "../scheduling/customer-best-time.tsx";
import { CustomerFacts } from "./customer-facts.tsx";
import { CustomerLists } from "./customer-lists.tsx";
import { CustomerMerges } from "./customer-merges.tsx";
import { nameOf } from "./customer-name.ts";
import { CustomerReach } from "./customer-reach.tsx";
import { CustomerSegments } from "./customer-segments.tsx";
import { CustomerTimeline } from "./customer-timeline.tsx";
import { CustomerWorth } from "./customer-worth.tsx";
import { EditCustomer } from "./edit-customer.tsx";
import { MergeDialog } from "./merge-dialog.tsx";

const route = getRouteApi("/w/$workspace/customers/$customer");

export function CustomerPanel() {
  const { customer: id } = route.useParams();
  const editing = useMatch({ from: "/w/$workspace/customers/$customer/edit", shouldThrow: false });
  const navigate = route.useNavigate();
  const paths = usePaths();
  const { data, error, refetch } = useApi(customerEndpoints.get, { params: { id } });
  const show = () => navigate({ ...paths.customer(id), search: true, resetScroll: false });
  const name = data ? nameOf(data) : "Customer";
  useSeen(data);
  return (
    <SidePanel
      title={editing ? `Edit ${name}` : name}
      under={data && <Since customer={data} />}
      actions={data && !editing && <Actions customer={data} />}
      onClose={() => void navigate({ ...paths.customers(), search: true, resetScroll: false })}
      width={640}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PanelBones />}
      {data && (editing ? <EditCustomer customer={data} onDone={show} /> : <Whole customer={data} />)}
    </SidePanel>
  );
}

/** The same beside any other page, which keeps the customer's id in its own address. */
export function CustomerSheet(props: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useApi(customerEndpoints.get, { params: { id: props.id } });
  useSeen(data);
  return (
    <SidePanel
      title={data ? nameOf(data) : "Customer"}
      under={data && <Since customer={data} />}
      onClose={props.onClose}
      width={640}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PanelBones />}
      {data && <Whole customer={data} />}
    </SidePanel>
  );
}

function useSeen(customer: Customer | undefined) {
  usePageSubject(
    customer && { kind: "customer", id: customer.id, sees: `customer ${nameOf(customer)}`, over: true },
  );
}

function Whole({ customer }: { customer: Customer }) {
  return (
    <>
      <CustomerWorth customer={customer} />
      <Section title="How to reach them" level={3}>
        <CustomerReach customer={customer} />
      </Section>
      <Section title="When to write to them" level={3}>
        <CustomerBestTime id={customer.id} />
      </Section>
      <Section title="Segments they are in" level={3}>
        <CustomerSegments id={customer.id} />
      </Section>
      <Section title="Lists they are on" level={3}>
        <CustomerLists customer={customer} />
      </Section>
      <Section title="About them" level={3}>
        <CustomerFacts customer={customer} />
      </Section>
      <CustomerMerges id={customer.id} />
      <CustomerTimeline id={customer.id} />
    </>
  );
}

function Since({ customer }: { customer: Customer }) {
  return (
    <Text size="sm" c="dimmed">
      Customer since <When at={customer.created_at} dayOnly />
      {customer.source && `, from ${customer.source}`}
    </Text>
  );
}

function Actions({ customer }: { customer: Customer }) {
  const paths = usePaths();
  const [merging, setMerging] = useState(false);
  if (!useMay("customers:write")) return null;
  return (
    <>
      <Button variant="default" onClick={() => setMerging(true)}>
        Merge with …
      </Button>
      <ButtonLink {...paths.editCustomer(customer.id)} search={true} resetScroll={false} variant="default">
        Edit
      </ButtonLink>
      <MergeDialog customer={customer} opened={merging} onClose={() => setMerging(false)} />
    </>
  );
}
