// The lists a customer is on, and a way on and off.
import { CloseButton, Group, Skeleton, Text } from "@mantine/core";
import { type Customer, customerEndpoints } from "../../../contract/customers.ts";
import { useApi } from "../../api-query.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Chips } from "../../ui/chips.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import late from "../../ui/late.module.css";
import { useMay } from "../../workspace.tsx";
import { AddToList } from "../lists/add-to-list.tsx";
import { useMembers } from "../lists/use-members.ts";

export function CustomerLists({ customer }: { customer: Customer }) {
  const { id } = customer;
  const mayWrite = useMay("segments:write");
  const { data, error, refetch } = useApi(customerEndpoints.lists, { params: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className={late.late} height={24} width={220} />;
  return (
    <Group gap="sm">
      {data.data.length === 0 ? (
        <Text c="dimmed">They are on none.</Text>
      ) : (
        <Chips label="Lists">
          {data.data.map((list) => (
            <ListChip key={list.id} list={list} customer={customer} mayWrite={mayWrite} />
          ))}
        </Chips>
      )}
      {mayWrite && (
        <AddToList
          who={{ customer_ids: [id] }}
          words="Add to a list…"
          variant="subtle"
          position="bottom-start"
        />
      )}
    </Group>
  );
}

function ListChip(props: { list: { id: string; name: string }; customer: Customer; mayWrite: boolean }) {
  const { list, customer } = props;
  const paths = usePaths();
  const { takeOff } = useMembers(list.id);
  return (
    <Group gap={2} wrap="nowrap">
      <NameLink {...paths.list(list.id)}>{list.name}</NameLink>
      {props.mayWrite && (
        <CloseButton size="sm" aria-label={`Take off “${list.name}”`} onClick={() => takeOff([customer])} />
      )}
    </Group>
  );
}
