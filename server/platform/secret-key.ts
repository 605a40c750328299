// The installation's key, kept beside the data and readable by its owner alone. It seals stored secrets and signs
// tokens, so a backup without it cannot read them.
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../contract/errors.ts";

/** Reads `<dataDir>/secret.key`, making it on the first start. 32 bytes. */
export async function readSecretKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, "secret.key");
  try {
    // "wx" fails where the file is there, so that two first starts agree on one key.
    await writeFile(path, `${randomBytes(32).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const hex = (await readFile(path, "utf8")).trim();
  if (/^[0-9a-f]{64}$/.test(hex)) return Buffer.from(hex, "hex");
  throw new AppError(
    "invalid_input",
    `${path} is not a key of ours (64 hexadecimal digits). Put back the one from your backup: without it stored secrets cannot be read.`,
  );
}
