// Which of the older encodings bytes are in that are no UTF-8. Each writes its usual characters with bytes of its own
// range, and usual characters are what most of a text consists of; what fits none of them is Western.
import type { ImportOptions } from "../../../../contract/import-reading.ts";

type Encoding = ImportOptions["encoding"];

/** Pairs of bytes, and single ones beyond ASCII, as an encoding would read them: how many there are, and how many are usual. */
interface Reading {
  all: number;
  usual: number;
  /** Characters that no text in this language does without. */
  telling: number;
  /** The text is not in this encoding. */
  broken: boolean;
}

interface DoubleByte {
  encoding: Encoding;
  isLead(byte: number): boolean;
  isTrail(byte: number): boolean;
  /** A single byte beyond ASCII that is a character by itself. */
  isSingle(byte: number): boolean;
  isUsual(lead: number, trail: number): boolean;
  isTelling(lead: number, trail: number): boolean;
}

const within = (byte: number, from: number, to: number) => byte >= from && byte <= to;
const never = () => false;
const upper = (byte: number) => within(byte, 0xa1, 0xfe);

const doubleByte: DoubleByte[] = [
  {
    encoding: "shift_jis",
    isLead: (byte) => within(byte, 0x81, 0x9f) || within(byte, 0xe0, 0xfc),
    isTrail: (byte) => within(byte, 0x40, 0xfc) && byte !== 0x7f,
    isSingle: (byte) => within(byte, 0xa1, 0xdf),
    isUsual: (lead) => within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97),
    isTelling: (lead, trail) => (lead === 0x82 && trail >= 0x9f) || lead === 0x83,
  },
  {
    encoding: "euc-jp",
    isLead: upper,
    isTrail: upper,
    isSingle: never,
    isUsual: (lead) => lead === 0xa1 || lead === 0xa4 || lead === 0xa5 || within(lead, 0xb0, 0xcf),
    isTelling: (lead) => lead === 0xa4 || lead === 0xa5,
  },
  {
    encoding: "euc-kr",
    isLead: upper,
    isTrail: upper,
    isSingle: never,
    isUsual: (lead) => lead === 0xa1 || within(lead, 0xb0, 0xc8),
    isTelling: (lead) => within(lead, 0xb0, 0xc8),
  },
  {
    encoding: "gb18030",
    isLead: (byte) => within(byte, 0x81, 0xfe),
    isTrail: (byte) => within(byte, 0x40, 0xfe) && byte !== 0x7f,
    isSingle: never,
    isUsual: (lead, trail) => upper(trail) && (within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xd7)),
    isTelling: (lead, trail) => upper(trail) && within(lead, 0xb0, 0xd7),
  },
  {
    encoding: "big5",
    isLead: (byte) => within(byte, 0x81, 0xfe),
    isTrail: (byte) => within(byte, 0x40, 0x7e) || upper(byte),
    isSingle: never,
    isUsual: (lead) => within(lead, 0xa1, 0xc6),
    isTelling: (lead) => within(lead, 0xa4, 0xc6),
  },
];

/** Share of usual characters below which a text is not taken for its language's. */
const usualShare: Partial<Record<Encoding, number>> = { "euc-kr": 0.97 };
const leastShare = 0.8;
/** Japanese has its syllables everywhere; Chinese and Korean are told by their characters themselves. */
const tellingShare: Partial<Record<Encoding, number>> = { shift_jis: 0.15, "euc-jp": 0.15 };

export function guessCodePage(bytes: Buffer): Encoding {
  const found = doubleByte.find((one) => fits(one, readAs(one, bytes)));
  if (found && !looksWestern(bytes)) return found.encoding;
  return looksCyrillic(bytes) ? "windows-1251" : "latin1";
}

function fits({ encoding }: DoubleByte, { all, usual, telling, broken }: Reading): boolean {
  if (broken || all === 0) return false;
  return (
    usual / all >= (usualShare[encoding] ?? leastShare) && telling / all >= (tellingShare[encoding] ?? 0.4)
  );
}

function readAs(one: DoubleByte, bytes: Buffer): Reading {
  const reading: Reading = { all: 0, usual: 0, telling: 0, broken: false };
  let wrong = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    reading.all++;
    const trail = bytes[at + 1];
    if (trail === undefined) break;
    if (one.isLead(lead) && one.isTrail(trail)) {
      at++;
      if (one.isUsual(lead, trail)) reading.usual++;
      if (one.isTelling(lead, trail)) reading.telling++;
    } else if (!one.isSingle(lead)) wrong++;
  }
  // A piece of a file may begin in the middle of a character, and a file may be damaged in a few places.
  reading.broken = wrong > 1 + reading.all / 100;
  return reading;
}

/** Letters with marks stand alone among plain ones, as do euro signs, dashes and quotation marks. */
function looksWestern(bytes: Buffer): boolean {
  let alone = 0;
  let all = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    all++;
    const isWestern = byte >= 0xa0 || byte === 0x80 || within(byte, 0x91, 0x97);
    if (isWestern && (bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) alone++;
  }
  return alone > all * 0.85;
}

/** Whole words of the letters А to я. */
function looksCyrillic(bytes: Buffer): boolean {
  let letters = 0;
  let inWords = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    letters++;
    const isLetter = (one: number | undefined) => one !== undefined && one >= 0xc0;
    if (isLetter(byte) && (isLetter(bytes[at - 1]) || isLetter(bytes[at + 1]))) inWords++;
  }
  return letters > 0 && inWords > letters * 0.75;
}
