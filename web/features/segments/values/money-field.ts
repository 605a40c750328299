// How a field for money looks in a currency: its sign before the digits, lakh or thousands between them.

export function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

/** 1,00,000 or 100,000. */
export function groupingOf(currency: string): "lakh" | "thousand" {
  return ["INR", "BDT", "LKR", "NPR", "PKR"].includes(currency) ? "lakh" : "thousand";
}
