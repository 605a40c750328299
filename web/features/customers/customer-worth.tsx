// What a customer is worth, in four numbers.
import type { Customer } from "../../../contract/customers.ts";
import { Figures } from "../../ui/figures.tsx";
import { When } from "../../ui/when.tsx";

export function CustomerWorth({ customer }: { customer: Customer }) {
  const { count, total, last_at, first_at } = customer.orders;
  return (
    <Figures
      label="What they are worth"
      figures={[
        { label: "Spent", value: total, as: "money", whole: true, note: "Net of refunds" },
        {
          label: "Orders",
          value: count,
          note: last_at ? (
            <>
              Last one <When at={last_at} />
            </>
          ) : (
            "None yet"
          ),
        },
        {
          label: "An order, on average",
          value: count ? total / count : 0,
          as: "money",
          note:
            first_at && count > 1 ? (
              <>
                Since <When at={first_at} dayOnly />
              </>
            ) : undefined,
        },
      ]}
    />
  );
}
