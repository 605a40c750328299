// How many parts a text message takes. The plain alphabet of phones holds 160 characters in one part and 153 in each of
// several; any other character makes it 70 and 67 (3GPP TS 23.038 and 23.040).

const plain = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Taken twice as long. */
const extended = new Set("^{}\\[~]|€\f");

export interface SmsSize {
  parts: number;
  /** The first character that makes the parts shorter, if one does. */
  costly: string | undefined;
}

export function smsSize(text: string): SmsSize {
  const costly = [...text].find((c) => !plain.has(c) && !extended.has(c));
  if (costly !== undefined) return { parts: parts(text.length, 70, 67), costly };
  const length = [...text].reduce((sum, c) => sum + (extended.has(c) ? 2 : 1), 0);
  return { parts: parts(length, 160, 153), costly };
}

function parts(length: number, alone: number, together: number): number {
  return length <= alone ? Math.min(length, 1) : Math.ceil(length / together);
}
