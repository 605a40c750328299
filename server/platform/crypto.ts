// Secrets: random tokens, their hashes for the database, constant-time comparison, and sealing of what must be read back.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hash,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** A URL-safe random token of the given bytes of entropy. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** What the database keeps of a random token. Plain SHA-256 suffices, since the token itself is 256 random bits. */
export function hashToken(token: string): Buffer {
  return hash("sha256", token, "buffer");
}

/** Compares without telling by its duration where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash("sha256").update(a).digest();
  const right = createHash("sha256").update(b).digest();
  return timingSafeEqual(left, right);
}

export interface Sealer {
  seal(plain: string): string;
  /** Throws when the text was sealed with another key or changed since. */
  open(sealed: string): string;
}

/** AES-256-GCM under the installation's key: `v1.<iv>.<tag>.<text>`, each base64url. */
export function createSealer(key: Buffer): Sealer {
  return {
    seal(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return ["v1", ...[iv, cipher.getAuthTag(), text].map((part) => part.toString("base64url"))].join(".");
    },
    open(sealed) {
      const [version, ...parts] = sealed.split(".");
      const [iv, tag, text] = parts.map((part) => Buffer.from(part, "base64url"));
      if (version !== "v1" || !iv || !tag || !text) throw new Error("not a sealed text of this version");
      const decipher = createDecipheriv("aes-256-gcm", key, iv);
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
    },
  };
}
