// Adding one customer by hand, beside the list.
import { getRouteApi } from "@tanstack/react-router";
import { customerEndpoints } from "../../../contract/customers.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { SidePanel } from "../../ui/side-panel.tsx";
import { toast } from "../../ui/toast.tsx";
import { CustomerForm } from "./customer-form.tsx";
import { bodyOf, emptyCustomer } from "./customer-form-values.ts";

const route = getRouteApi("/w/$workspace/customers/new");

export function NewCustomer() {
  const navigate = route.useNavigate();
  const paths = usePaths();
  const create = useApiMutation(customerEndpoints.create);
  const close = () => void navigate({ ...paths.customers(), search: true, resetScroll: false });
  return (
    <SidePanel title="Add a customer" onClose={close} width={640} startInside>
      <CustomerForm
        values={emptyCustomer}
        verb="Add customer"
        error={create.error}
        onCancel={close}
        onSubmit={async (values) => {
          const { id } = await create.mutateAsync({
            query: { wait: "true" },
            body: bodyOf(values, emptyCustomer),
          });
          // Safe, and not stored yet: the server is far behind, and the list will show it.
          if (id === null) {
            toast("Customer added; it shows in the list in a moment");
            return close();
          }
          toast("Customer added");
          await navigate({ ...paths.customer(id), search: true, resetScroll: false });
        }}
      />
    </SidePanel>
  );
}
