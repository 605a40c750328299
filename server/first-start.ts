// What a first start does for a newcomer: a demo workspace with life in it, and a one-time link for the owner.
import type { Platform } from "./platform/index.ts";
import type { Services } from "./services.ts";

export async function firstStart(
  platform: Platform,
  services: Services,
  say: (line: string) => void,
): Promise<void> {
  if (platform.config.roles.has("api")) await sayOwnerLink(services, say);
}

/** Until somebody owns the installation, every start says how to become that. */
async function sayOwnerLink({ access }: Services, say: (line: string) => void): Promise<void> {
  if (await access.hasOwner()) return;
  const { url } = await access.createOwnerLink();
  say(`Come in as the owner, by this link, within a day and once: ${url}`);
}
