// The list of customers without any: nobody yet, or nobody who fits the filters.
import { ButtonLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useMay } from "../../workspace.tsx";

export function NoCustomers(props: { filtered: boolean }) {
  const paths = usePaths();
  const mayImport = useMay("imports:run");
  if (props.filtered) {
    return (
      <EmptyState
        picture="search"
        title="Nobody fits all of these"
        action={
          <ButtonLink {...paths.customers()} variant="default">
            Show all customers
          </ButtonLink>
        }
      >
        Search looks at names, e-mails, phones and ids. Take away a filter or use fewer letters.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture="people"
      title="Your customers will be here"
      action={mayImport && <ButtonLink {...paths.page("/imports")}>Import a file</ButtonLink>}
    >
      With what they bought, how to reach them and what they agreed to. A CSV file from your shop is enough to
      begin.
    </EmptyState>
  );
}
