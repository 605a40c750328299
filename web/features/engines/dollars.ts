// Money that a provider bills, in dollars: what one question costs is a part of a cent, and is said so.

export function formatDollars(amount: number): string {
  const digits =
    amount !== 0 && amount < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 };
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    ...digits,
  }).format(amount);
}
