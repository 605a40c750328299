// The four numbers of home, in the order in which a shop reads them.
import type { Home } from "../../../contract/home.ts";
import type { Figure } from "../../ui/figures.tsx";

const rows = [
  { key: "revenue", label: "Revenue", as: "money" },
  { key: "orders", label: "Orders", as: "count" },
  { key: "customers", label: "New customers", as: "count" },
  { key: "delivered", label: "Messages delivered", as: "count" },
] as const;

export function homeFigures(home: Home | undefined): Figure[] {
  return rows.map(({ key, label, as }) => ({
    label,
    as,
    value: home?.[key].value,
    previous: home?.[key].previous,
    than: "the 30 days before",
    trend: home?.[key].trend ?? [],
  }));
}
