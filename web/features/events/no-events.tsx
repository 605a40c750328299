// Before the first event: what will be here, and the line that sends one.
import { CopyLine } from "../../ui/copy-line.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

const example = {
  name: "product_viewed",
  customer: { email: "asha@example.com" },
  properties: { product_id: "p-7", category: "Coffee", price: 749.5 },
};

export function NoEvents() {
  const curl = `curl ${window.location.origin}/api/events -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '${JSON.stringify(example)}'`;
  return (
    <>
      <EmptyState picture="search" title="Events will be here">
        What customers do besides buying: a product viewed, a cart left, a store visited. Names and properties
        need no setting up.
      </EmptyState>
      <CopyLine label="Send the first with an API key of yours" text={curl} />
    </>
  );
}
