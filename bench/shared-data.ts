// Real data kept beside the repository; what needs it is skipped, saying so, where it is absent.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder =
  process.env.REGULARS_SHARED_DATA ?? fileURLToPath(new URL("../../shared/data", import.meta.url));

/** The path of a shared file, or undefined where it is not to be had. */
export function sharedFile(name: string): string | undefined {
  const path = `${folder}/${name}`;
  return existsSync(path) ? path : undefined;
}
