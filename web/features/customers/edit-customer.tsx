// Changing one customer, beside the list; what was there before is one press of undo away.
import { getRouteApi } from "@tanstack/react-router";
import { type Customer, customerEndpoints } from "../../../contract/customers.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { toast } from "../../ui/toast.tsx";
import { CustomerForm } from "./customer-form.tsx";
import { bodyOf, valuesOf } from "./customer-form-values.ts";
import { nameOf } from "./customer-name.ts";

const route = getRouteApi("/w/$workspace/customers/$customer/edit");

export function EditCustomer() {
  const { customer: id } = route.useParams();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const { data, error, refetch } = useApi(customerEndpoints.get, { params: { id } });
  const back = () => navigate({ ...paths.customer(id), search: true, resetScroll: false });
  return (
    <SidePanel
      title={data ? `Edit ${nameOf(data)}` : "Edit customer"}
      onClose={() => void back()}
      width={640}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PanelBones />}
      {data && <Edit customer={data} onDone={back} />}
    </SidePanel>
  );
}

function Edit({ customer, onDone }: { customer: Customer; onDone: () => Promise<void> }) {
  const update = useApiMutation(customerEndpoints.update);
  const params = { id: customer.id };
  const before = valuesOf(customer);
  return (
    <CustomerForm
      values={before}
      verb="Save changes"
      error={update.error}
      onSubmit={async (values) => {
        await update.mutateAsync({ params, body: bodyOf(values, before) });
        toast("Changes saved", () => update.mutate({ params, body: bodyOf(before, values) }));
        await onDone();
      }}
    />
  );
}
