// The saved segments a customer is in at this moment, as chips.
import { Skeleton, Text } from "@mantine/core";
import { customerEndpoints } from "../../../contract/customers.ts";
import { useApi } from "../../api-query.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Chips } from "../../ui/chips.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import late from "../../ui/late.module.css";

export function CustomerSegments({ id }: { id: string }) {
  const paths = usePaths();
  const { data, error, refetch } = useApi(customerEndpoints.segments, { params: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className={late.late} height={24} width={220} />;
  if (data.data.length === 0) return <Text c="dimmed">None of the saved segments holds them just now.</Text>;
  return (
    <Chips label="Segments">
      {data.data.map((segment) => (
        <NameLink key={segment.id} {...paths.page(`/segments/${segment.id}`)}>
          {segment.name}
        </NameLink>
      ))}
    </Chips>
  );
}
