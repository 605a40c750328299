// The list of orders without any: none yet, or none that fits the filters.
import { ButtonLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useMay } from "../../workspace.tsx";

export function NoOrders(props: { filtered: boolean }) {
  const paths = usePaths();
  const mayImport = useMay("imports:run");
  if (props.filtered) {
    return (
      <EmptyState
        picture="search"
        title="No order fits all of these"
        action={
          <ButtonLink {...paths.orders()} variant="default">
            Show all orders
          </ButtonLink>
        }
      >
        Take away a filter, or choose more days.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture="bag"
      title="Your orders will be here"
      action={mayImport && <ButtonLink {...paths.page("/imports")}>Import a file</ButtonLink>}
    >
      With their lines, by customer and day. Import them from a file, or let your shop send each one over the
      API.
    </EmptyState>
  );
}
