// Tokens and what they cost. Before a question they can only be estimated: a token is about four letters of English, and a
// letter of most other scripts is one or more, so that bytes over three errs to the dear side for all of them.
import type { SettingsRow } from "./settings-store.ts";

export const tokensOf = (...texts: string[]): number =>
  Math.ceil(texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0) / 3) + 200;

/** US dollars; null while no price is known. */
export function costOf(
  { input_price, output_price }: Pick<SettingsRow, "input_price" | "output_price">,
  input: number,
  output: number,
): number | null {
  if (input_price === null && output_price === null) return null;
  return (input * (input_price ?? 0) + output * (output_price ?? 0)) / 1_000_000;
}
