// Calls to addresses that a person entered. Without a rule anyone who may enter one could make this machine ask any other
// on its own network (server-side request forgery), so only public addresses over https are called, and besides them the
// hosts that the installation names. What a name resolves to is judged as the connection is made, so that it cannot
// change in between; redirects are not followed.
import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP, isIPv4 } from "node:net";
import { Readable } from "node:stream";

/** Host names, and `loopback` for this machine. */
export type AllowedHosts = ReadonlySet<string>;

/** What is wrong with calling this address, in a sentence; undefined if it may be called. */
export function outboundFault(address: string, allowed: AllowedHosts): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return "must be an https address";
  if (url.username || url.password) return "must not hold a name or a password";
  if (url.search || url.hash) return "must end with its path";
  if (isNamed(url.hostname, allowed)) return undefined;
  const bare = bareHost(url.hostname);
  if (isLoopback(bare) || (isIP(bare) && !isPublic(bare)))
    return `is not a public address; the installation's setting MODEL_HOSTS can allow ${bare}`;
  if (url.protocol !== "https:") return "must begin with https, so that the key cannot be read on its way";
  return undefined;
}

/** Like `fetch`, for addresses without a fault. Fails with `OutboundError` where one is met on the way. */
export function createOutboundFetch(allowed: AllowedHosts): typeof fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const fault = outboundFault(address.split("?")[0]!, allowed);
    if (fault) throw new OutboundError(fault);
    return call(new URL(address), init ?? {}, isNamed(new URL(address).hostname, allowed));
  };
}

export class OutboundError extends Error {
  override name = "OutboundError";
}

function call(url: URL, init: RequestInit, named: boolean): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const request = send(url, {
    method: init.method ?? "GET",
    headers: Object.fromEntries(new Headers(init.headers)),
    signal: init.signal ?? undefined,
    ...(named ? {} : { lookup: publicLookup }),
  });
  request.on("error", reject);
  request.on("response", (answer) => resolve(responseOf(answer)));
  request.end(typeof init.body === "string" ? init.body : undefined);
  return promise;
}

function responseOf(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 502;
  const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers });
}

type Found = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** Resolves a name for a connection, and fails where any of its addresses is not public. */
function publicLookup(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, []);
    if (!addresses.every(({ address }) => isPublic(address)))
      return found(new OutboundError(`${host} is not at a public address`), []);
    const [first] = addresses;
    return options.all ? found(null, addresses) : found(null, first?.address ?? "", first?.family);
  });
}

function isNamed(hostname: string, allowed: AllowedHosts): boolean {
  const host = bareHost(hostname);
  return allowed.has(host) || (allowed.has("loopback") && isLoopback(host));
}

const bareHost = (hostname: string) => hostname.replace(/^\[|\]$/g, "").toLowerCase();

// The URL parser has already brought every spelling of an address (0x7f.1, 2130706433) into its one form.
function isLoopback(host: string): boolean {
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  return host === "::1" || (isIPv4(host) && host.startsWith("127."));
}

/** The IANA registries of addresses that are not reached over the internet (RFC 6890 and its followers). */
const closed = new BlockList();
for (const range of [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
]) {
  const [net, bits] = range.split("/");
  closed.addSubnet(net!, Number(bits), "ipv4");
}
// Tunnels among them (Teredo, 6to4), since they carry addresses of the older kind inside.
for (const range of ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]) {
  const [net, bits] = range.split("/");
  closed.addSubnet(net!, Number(bits), "ipv6");
}
const open = new BlockList();
open.addSubnet("2000::", 3, "ipv6");

function isPublic(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, "ipv4");
  return open.check(address, "ipv6") && !closed.check(address, "ipv6");
}
