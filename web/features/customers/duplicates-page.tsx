// Customers who may be one person, two by two with what speaks for it: to be merged, or kept apart for good.
import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { Customer } from "../../../contract/customers.ts";
import { type Duplicate, mergeEndpoints } from "../../../contract/merges.ts";
import { useApiMutation, useApiPages } from "../../api-query.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Count, Money } from "../../ui/numbers.tsx";
import { Page } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { nameOf } from "./customer-name.ts";
import classes from "./duplicates.module.css";
import { useMerge } from "./use-merge.ts";

const askAgainMs = 3_000;
const asked = [mergeEndpoints.duplicates, { query: {} }] as const;

export function DuplicatesPage() {
  const paths = usePaths();
  const list = useApiPages(...asked);
  // Said where one asked for more: the head of the page is far up by then.
  const { rows, error, isFetchNextPageError: moreFailed } = list;
  const comparing = list.data?.pages.at(-1)?.comparing;
  const none = rows?.length === 0 && !list.hasNextPage;
  return (
    <Page
      title="Duplicates"
      about="Customers who may be one person. Merging can be undone from the customer’s page."
      above={<AppLink {...paths.customers()}>Customers</AppLink>}
    >
      {error && !moreFailed && <ErrorState error={error} onRetry={() => void list.refetch()} />}
      {!rows && !error && <PanelBones />}
      {comparing && <Comparing alone={none} />}
      {none && !comparing && (
        <EmptyState picture="people" title="Nobody is here twice">
          Two customers with the same e-mail or phone number, or with very like names in one city, would be
          shown here.
        </EmptyState>
      )}
      {rows?.map((pair) => (
        <Pair key={pair.customers.map(({ id }) => id).join(" ")} pair={pair} />
      ))}
      {moreFailed && <ErrorState error={error} onRetry={list.more} />}
      {list.hasNextPage && !moreFailed && (
        <Group>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={list.more}>
            Show more
          </Button>
        </Group>
      )}
    </Page>
  );
}

/** Asks again for as long as it is shown. */
function Comparing({ alone }: { alone: boolean }) {
  useApiPages(...asked, { refetchInterval: askAgainMs });
  const why = "Customers who came or changed lately are still being compared.";
  return (
    <div role="status">
      {alone ? (
        <EmptyState picture="people" title="Nobody so far">
          {why}
        </EmptyState>
      ) : (
        <Text c="dimmed">{why} There may be more.</Text>
      )}
    </div>
  );
}

function Pair({ pair }: { pair: Duplicate }) {
  const [one, other] = pair.customers;
  const mayWrite = useMay("customers:write");
  const { merge, merging, error } = useMerge();
  const apart = useApiMutation(mergeEndpoints.keepApart);
  const name = `${nameOf(one)} and ${nameOf(other)}`;
  const [kept, setKept] = useState<Customer>();
  const join = (survivor: Customer, gone: Customer) => {
    setKept(survivor);
    void merge(survivor, gone).catch(() => undefined);
  };
  const button = (survivor: Customer) =>
    ({ variant: "default", loading: merging && kept === survivor, disabled: merging }) as const;
  return (
    <article className={classes.pair} aria-label={name}>
      <Text size="sm" fw={500}>
        {pair.evidence.map(evidenceWords).join("; ")}
      </Text>
      <div className={classes.two}>
        <Who customer={one} />
        <Who customer={other} />
      </div>
      {error && <ErrorState error={error} />}
      {apart.error && <ErrorState error={apart.error} />}
      {mayWrite && (
        <Group gap="xs">
          <Button {...button(one)} onClick={() => join(one, other)}>
            Merge, keeping the first
          </Button>
          <Button {...button(other)} onClick={() => join(other, one)}>
            Keeping the second
          </Button>
          <Button
            variant="subtle"
            loading={apart.isPending}
            onClick={() => apart.mutate({ body: { customer_ids: [one.id, other.id] } })}
          >
            They are two
          </Button>
        </Group>
      )}
    </article>
  );
}

function Who({ customer }: { customer: Customer }) {
  const paths = usePaths();
  const { email, phone, external_id, city, orders, created_at } = customer;
  return (
    <div>
      <AppLink {...paths.customer(customer.id)}>{nameOf(customer)}</AppLink>
      <Text size="sm">{[email, phone].filter(Boolean).join(", ")}</Text>
      <Text size="sm" c="dimmed">
        {[external_id, city].filter(Boolean).join(", ")}
      </Text>
      <Text size="sm" c="dimmed">
        <Count value={orders.count} one="order" />, <Money amount={orders.total} currency={orders.currency} />
        , since <When at={created_at} dayOnly />
      </Text>
    </div>
  );
}

function evidenceWords({ kind, value, likeness }: Duplicate["evidence"][number]): string {
  if (kind === "email") return `Same e-mail: ${value}`;
  if (kind === "phone") return `Same phone: ${value}`;
  const names = likeness === 1 ? "Same name" : "Very like names";
  return kind === "name_and_city" ? `${names}, both in ${value}` : `${names}, phones ending in ${value}`;
}
