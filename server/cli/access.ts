// Commands on who may come in: workspaces and API keys.
import { email, scope, slug, timezone } from "../../contract/access.ts";
import { currency } from "../../contract/values.ts";
import { parseOrThrow } from "../http/faults.ts";
import { type Command, needed } from "./command.ts";

const text = { type: "string" } as const;

export const accessCommands: Record<string, Command> = {
  "api-key create": {
    usage: "--workspace SLUG --scopes ingest,read,write,send,admin [--name NAME]",
    summary: "Make an API key; the key alone is printed",
    options: { workspace: text, scopes: text, name: text },
    async run(call) {
      const actor = await call.services.access.systemActor({ slug: needed(call, "workspace", "demo") });
      const scopes = needed(call, "scopes", "read,write")
        .split(",")
        .map((name) => parseOrThrow(scope, name.trim(), "--scopes"));
      const { key } = await call.services.access.createApiKey(actor, {
        name: call.options.name ?? "made on the command line",
        scopes,
      });
      return key;
    },
  },
  "workspace create": {
    usage: "SLUG --currency INR --timezone Asia/Kolkata [--name NAME]",
    summary: "Open a workspace; it belongs to the installation's owner",
    options: { currency: text, timezone: text, name: text },
    async run(call) {
      const wanted = parseOrThrow(slug, call.positionals[0] ?? "", "SLUG");
      const made = await call.services.access.setUpWorkspace({
        slug: wanted,
        name: call.options.name ?? wanted,
        currency: parseOrThrow(currency, needed(call, "currency", "INR"), "--currency"),
        timezone: parseOrThrow(timezone, needed(call, "timezone", "Asia/Kolkata"), "--timezone"),
      });
      return made.slug;
    },
  },
  "owner-link": {
    usage: "[--email ADDRESS] [--url http://HOST:PORT]",
    summary:
      "Make a one-time link that lets the owner in; with an address, that owner can sign in with a provider too",
    options: { email: text, url: text },
    async run({ platform, services, options }) {
      const address = options.email === undefined ? undefined : parseOrThrow(email, options.email, "--email");
      const { url } = await services.access.createOwnerLink({ email: address });
      const { publicUrl } = platform.config;
      return options.url ? url.replace(publicUrl, options.url.replace(/\/$/, "")) : url;
    },
  },
};
