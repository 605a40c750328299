// Who is who among the customers that a batch speaks of, followed in memory as the batch goes along: found by the shop's
// own id, else by e-mail, else by phone. A customer known only by e-mail or phone takes on the id that comes later; two
// with different ids stay two, whatever they share.

export interface Named {
  external_id?: string | null;
  email?: string | null;
  phone?: string | null;
}

export interface Known {
  /** Empty for a customer that has yet to be written. */
  id: string;
  external_id: string | null;
  email: string | null;
  phone: string | null;
  /** Names of others who were merged into this customer, by which they are found as well. E-mails in small letters. */
  also?: readonly { name: keyof Named; value: string }[];
  /** Who was there before whom; the book gives it. */
  age?: number;
}

export const sameEmail = (email: string) => email.toLowerCase();

export class IdentityBook<C extends Known> {
  readonly #byExternalId = new Map<string, C>();
  readonly #byEmail = new Map<string, C[]>();
  readonly #byPhone = new Map<string, C[]>();
  #added = 0;

  /** From the oldest to the newest. */
  constructor(known: Iterable<C>) {
    for (const customer of known) this.add(customer);
  }

  add(customer: C): void {
    customer.age ??= this.#added++;
    if (customer.external_id !== null) this.#byExternalId.set(customer.external_id, customer);
    if (customer.email !== null) put(this.#byEmail, sameEmail(customer.email), customer);
    if (customer.phone !== null) put(this.#byPhone, customer.phone, customer);
    for (const { name, value } of customer.also ?? []) {
      if (name === "external_id") this.#byExternalId.set(value, customer);
      else put(name === "email" ? this.#byEmail : this.#byPhone, value, customer);
    }
  }

  find({ external_id, email, phone }: Named): C | undefined {
    const own = external_id ? this.#byExternalId.get(external_id) : undefined;
    if (own) return own;
    const free = (c: C) => !external_id || c.external_id === null;
    return (
      first(email ? this.#byEmail.get(sameEmail(email)) : undefined, free) ??
      first(phone ? this.#byPhone.get(phone) : undefined, free)
    );
  }

  /** Changes how a customer is known; a field left out stays. Answers whether anything changed. */
  rename(customer: C, to: Named): boolean {
    const changed = (["external_id", "email", "phone"] as const).filter(
      (key) => to[key] !== undefined && to[key] !== customer[key] && !isAlso(customer, key, to[key]),
    );
    if (changed.length === 0) return false;
    this.#remove(customer);
    for (const key of changed) customer[key] = to[key] ?? null;
    this.add(customer);
    return true;
  }

  #remove(customer: C): void {
    if (customer.external_id !== null) this.#byExternalId.delete(customer.external_id);
    if (customer.email !== null) take(this.#byEmail.get(sameEmail(customer.email)), customer);
    if (customer.phone !== null) take(this.#byPhone.get(customer.phone), customer);
  }
}

/** Who is called by a name of one merged into them keeps their own. */
function isAlso(customer: Known, key: keyof Named, value: string | null): boolean {
  if (!customer.also || value === null) return false;
  const known = key === "email" ? sameEmail(value) : value;
  return customer.also.some((also) => also.name === key && also.value === known);
}

/** Lists, since nearly all are of one. */
function put<C>(index: Map<string, C[]>, key: string, customer: C): void {
  const list = index.get(key);
  if (!list) index.set(key, [customer]);
  else if (!list.includes(customer)) list.push(customer);
}

function take<C>(list: C[] | undefined, customer: C): void {
  const at = list?.indexOf(customer) ?? -1;
  if (at >= 0) list!.splice(at, 1);
}

/** Of several with the same e-mail or phone, the one known longest. */
function first<C extends Known>(among: readonly C[] | undefined, fits: (c: C) => boolean): C | undefined {
  let found: C | undefined;
  for (const c of among ?? []) if (fits(c) && (!found || c.age! < found.age!)) found = c;
  return found;
}
