// Exact numbers for the second reading of the rule language.

export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
  plus(other: Fraction): Fraction;
  times(other: Fraction): Fraction;
  over(other: Fraction): Fraction;
  toString(): string;
}

/** A number, or a decimal text, as a fraction. */
export function fraction(value: number | string): Fraction {
  const [, sign, whole, decimals = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(
    String(value),
  )!;
  const power = Number(exponent) - decimals.length;
  const top = BigInt(`${sign}${whole}${decimals}`);
  return power >= 0 ? make(top * 10n ** BigInt(power), 1n) : make(top, 10n ** BigInt(-power));
}

function make(top: bigint, bottom: bigint): Fraction {
  return {
    top,
    bottom,
    plus: (other) => make(top * other.bottom + other.top * bottom, bottom * other.bottom),
    times: (other) => make(top * other.top, bottom * other.bottom),
    over: (other) => make(top * other.bottom, bottom * other.top),
    toString: () => reduced(top, bottom),
  };
}

function reduced(top: bigint, bottom: bigint): string {
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? "0" : `${top / a}/${bottom / a}`;
}

/** To the nearest whole number, halves away from zero. */
export function rounded({ top, bottom }: Fraction): Fraction {
  const half = top < 0n ? -bottom : bottom;
  return make((2n * top + half) / (2n * bottom), 1n);
}

export function isLess(a: Fraction, b: Fraction): boolean {
  return a.top * b.bottom < b.top * a.bottom;
}
