// Numbers of a rule against numbers of the database, compared exactly: 0.1 means one tenth, not the binary number near it.

/** `digits` × 10^−`scale`. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

/** The decimal number that a JSON number is written as. */
export function decimalOf(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The nearest numbers with `scale` decimals on both sides, as whole numbers of 10^−`scale`; equal where it is one itself. */
export function aroundAtScale(value: number, scale: number): { below: bigint; above: bigint } {
  const decimal = decimalOf(value);
  if (decimal.scale <= scale) {
    const exact = decimal.digits * 10n ** BigInt(scale - decimal.scale);
    return { below: exact, above: exact };
  }
  const step = 10n ** BigInt(decimal.scale - scale);
  const towardsZero = decimal.digits / step;
  const rest = decimal.digits % step;
  if (rest === 0n) return { below: towardsZero, above: towardsZero };
  return rest > 0n
    ? { below: towardsZero, above: towardsZero + 1n }
    : { below: towardsZero - 1n, above: towardsZero };
}

/** Written out: 1234 with two decimals is "12.34". */
export function decimalText(digits: bigint, scale: number): string {
  if (scale === 0) return String(digits);
  const sign = digits < 0n ? "-" : "";
  const padded = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
