// What a file is, told by its own bytes: a provider's word for it is not taken. Only pictures of pixels are known here; an SVG
// could carry a script, and is none.
import type { ImageType } from "../../../contract/images.ts";

export interface ImageFile {
  media_type: ImageType;
  width: number;
  height: number;
  content: Buffer;
}

export const mostImageBytes = 8 * 1024 * 1024;
const sides = { least: 64, most: 8_192 };

interface Size {
  width: number;
  height: number;
}

/** Undefined where it is no PNG, JPEG or WebP, or of a size that is of no use in a message. */
export function readImage(bytes: Uint8Array): ImageFile | undefined {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.length > mostImageBytes) return undefined;
  for (const [media_type, sizeOf] of kinds) {
    const size = sizeOf(content);
    if (size && isUseful(size.width) && isUseful(size.height)) return { media_type, ...size, content };
  }
  return undefined;
}

const isUseful = (side: number) => side >= sides.least && side <= sides.most;

const kinds: [ImageType, (content: Buffer) => Size | undefined][] = [
  ["image/png", pngSize],
  ["image/jpeg", jpegSize],
  ["image/webp", webpSize],
];

const pngMark = Buffer.from("89504e470d0a1a0a", "hex");

/** The first chunk is always the header (PNG, third edition, 11.2.1), and the last one ends the file. */
function pngSize(content: Buffer): Size | undefined {
  if (content.length < 45 || !content.subarray(0, 8).equals(pngMark)) return undefined;
  if (content.toString("latin1", 12, 16) !== "IHDR" || !content.subarray(-12).includes("IEND"))
    return undefined;
  return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

/** From marker to marker up to the frame's header, which every JPEG has before its pixels (ITU-T T.81, B.2). */
function jpegSize(content: Buffer): Size | undefined {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < content.length) {
    if (content[at] !== 0xff) return undefined;
    const marker = content[at + 1]!;
    if (isFrame(marker)) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}

/** All of C0 to CF but the tables (C4), the reserved (C8) and the conditioning (CC). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** RFC 9649: the first chunk is one of three, each with its own way to say how large it is. */
function webpSize(content: Buffer): Size | undefined {
  if (content.length < 30 || content.toString("latin1", 0, 4) !== "RIFF") return undefined;
  const form = content.toString("latin1", 8, 16);
  if (form === "WEBPVP8X")
    return { width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
  if (form === "WEBPVP8L") {
    const bits = content.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (form !== "WEBPVP8 ") return undefined;
  return { width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff };
}
