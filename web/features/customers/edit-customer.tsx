// Changing one customer where they stand; what was there before is one press of undo away.
import { type Customer, customerEndpoints } from "../../../contract/customers.ts";
import { useApiMutation } from "../../api-query.ts";
import { toast } from "../../ui/toast.tsx";
import { CustomerForm } from "./customer-form.tsx";
import { bodyOf, valuesOf } from "./customer-form-values.ts";

export function EditCustomer({ customer, onDone }: { customer: Customer; onDone: () => Promise<void> }) {
  const update = useApiMutation(customerEndpoints.update);
  const params = { id: customer.id };
  const before = valuesOf(customer);
  return (
    <CustomerForm
      values={before}
      verb="Save changes"
      error={update.error}
      onCancel={() => void onDone()}
      onSubmit={async (values) => {
        await update.mutateAsync({ params, body: bodyOf(values, before) });
        toast("Changes saved", () => update.mutate({ params, body: bodyOf(before, values) }));
        await onDone();
      }}
    />
  );
}
