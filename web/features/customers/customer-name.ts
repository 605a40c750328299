// What to call a customer: their name, else whatever they are known by.

interface Known {
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  external_id: string | null;
}

export function nameOf(customer: Known): string {
  const name = [customer.first_name, customer.last_name].filter(Boolean).join(" ");
  return name || (customer.email ?? customer.phone ?? customer.external_id ?? "Nameless customer");
}
