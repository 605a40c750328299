// The demo is filled on the first start, once. One that was cut off half way is thrown away and made anew: a file stands
// in the data folder while it is being filled.
import { rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlatformParts } from "../platform/index.ts";
import type { Services } from "../services.ts";
import { demoWorkspace, fillDemo } from "./index.ts";

export async function fillDemoOnce(
  parts: PlatformParts,
  { access }: Services,
  say: (line: string) => void,
): Promise<void> {
  const marker = join(parts.config.dataDir, "demo.filling");
  if (await exists(marker)) await access.dropWorkspace(demoWorkspace.slug);
  else if (parts.config.demo === "none" || (await access.hasWorkspaces())) return;
  say(
    "Filling the demo shop with two years of customers, orders and campaigns. This happens once and takes some seconds.",
  );
  await writeFile(marker, "");
  await fillDemo(parts);
  await rm(marker);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
