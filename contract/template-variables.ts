// What a message may say of its reader, the shop and the campaign: every variable of the Liquid in subject and body, with
// an example. Custom attributes come on top, as `customer.custom.<key>`.

export interface TemplateVariable {
  name: string;
  label: string;
  type: "text" | "number" | "money" | "date" | "boolean" | "list";
  example: string;
  /** How it is commonly written, with what to do where it is missing. */
  usage: string;
}

function variable(
  name: string,
  label: string,
  type: TemplateVariable["type"],
  example: string,
  filters = "",
): TemplateVariable {
  return { name, label, type, example, usage: `{{ ${name}${filters} }}` };
}

const date = ' | date: "%d %B %Y"';

export const templateVariables: readonly TemplateVariable[] = [
  variable("customer.first_name", "First name", "text", "Asha", ' | default: "there"'),
  variable("customer.last_name", "Last name", "text", "Rao"),
  variable("customer.name", "Full name", "text", "Asha Rao", ' | default: "there"'),
  variable("customer.email", "E-mail address", "text", "asha@example.com"),
  variable("customer.phone", "Phone number", "text", "+919812345678"),
  variable("customer.external_id", "The shop's own id", "text", "c-1042"),
  variable("customer.city", "City", "text", "Mumbai", ' | default: "your city"'),
  variable("customer.region", "Region", "text", "MH"),
  variable("customer.country", "Country", "text", "IN"),
  variable("customer.postal_code", "Postal code", "text", "400001"),
  variable("customer.language", "Language", "text", "en"),
  variable("customer.timezone", "Time zone", "text", "Asia/Kolkata"),
  variable("customer.gender", "Gender", "text", "female"),
  variable("customer.birthday", "Birthday", "date", "1990-04-12", ' | date: "%d %B"'),
  variable("customer.source", "Where they came from", "text", "store"),
  variable("customer.tags", "Tags", "list", "vip, coffee", ' | join: ", "'),
  variable("customer.created_at", "Customer since", "date", "2024-02-11T09:30:00Z", date),
  variable("customer.orders.count", "Number of orders", "number", "7"),
  variable("customer.orders.total", "What they paid so far", "money", "12480.5", " | money"),
  variable("customer.orders.last_at", "Last order", "date", "2026-10-02T14:05:00Z", date),
  variable("workspace.name", "The shop's name", "text", "Corner Roasters"),
  variable("campaign.name", "The campaign's name", "text", "Diwali early access"),
];
