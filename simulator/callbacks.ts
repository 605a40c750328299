// Whom the simulator may post to. A caller names the address, so that without this rule anyone who may send could make
// this machine call any other (server-side request forgery). Redirects are never followed, for the same reason.
import { isIPv4 } from "node:net";
import type { Settings } from "./settings.ts";

export type AllowedCallbacks = NonNullable<Settings["allowCallbacks"]>;

/** What is wrong with posting to this address, in a sentence; undefined if it may be posted to. */
export function callbackFault(address: string, allowed: AllowedCallbacks): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return "must be an http or https address";
  if (url.username || url.password) return "must not hold a name or a password";
  if (allowed === "any" || isLoopback(url.hostname)) return undefined;
  if (allowed !== "loopback" && allowed.includes(url.hostname)) return undefined;
  return `may not be posted to: ${url.hostname} is another machine (see --allow-callbacks)`;
}

// The URL parser has already brought every spelling of an address (0x7f.1, 2130706433) into its one form.
function isLoopback(host: string): boolean {
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  return host === "[::1]" || (isIPv4(host) && host.startsWith("127."));
}
