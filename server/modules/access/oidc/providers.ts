// The identity providers of this installation, and what each says of itself in its discovery document.
import * as client from "openid-client";
import { AppError } from "../../../../contract/errors.ts";
import type { OidcProvider } from "../../../config.ts";
import type { Platform } from "../../../platform/index.ts";
import { createBriefCache } from "../brief-cache.ts";

const keepFor = 3_600_000;
const timeoutSeconds = 10;

export interface Providers {
  /** Throws `not_configured`, naming the settings that are missing. */
  find(id: string): OidcProvider;
  /** Throws `provider_unreachable`. */
  discover(provider: OidcProvider): Promise<client.Configuration>;
}

export function createProviders({ config, clock, log }: Platform): Providers {
  const known = createBriefCache<client.Configuration>({ clock, keepFor, most: 10 });
  return {
    find(id) {
      const provider = config.providers.find((each) => each.id === id);
      if (provider) return provider;
      throw new AppError(
        "not_configured",
        missingSettings[id] ?? `There is no sign-in provider “${id}” here.`,
      );
    },
    async discover(provider) {
      try {
        return await known.get(provider.id, () => discover(provider));
      } catch (cause) {
        log.warn({ provider: provider.id, why: reasonOf(cause) }, "a sign-in provider could not be reached");
        throw new AppError(
          "provider_unreachable",
          `${provider.name} (${provider.issuer}) did not answer as a sign-in provider does. Nothing was changed; try again in a moment.`,
          { cause, retryAfter: 5 },
        );
      }
    },
  };
}

const missingSettings: Record<string, string> = {
  google:
    "Google sign-in is not set up here: the setting GOOGLE_CLIENT_ID is missing (and GOOGLE_CLIENT_SECRET, for the button). See docs/how-to/sign-in-with-google.md.",
  oidc: "Single sign-on is not set up here: the settings OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are missing.",
};

function discover(provider: OidcProvider): Promise<client.Configuration> {
  const issuer = new URL(provider.issuer);
  const execute = [client.enableNonRepudiationChecks];
  // Without TLS anyone in between could vouch for anyone; on this machine itself there is nobody in between.
  if (issuer.protocol === "http:" && isLoopback(issuer)) execute.push(client.allowInsecureRequests);
  return client.discovery(issuer, provider.clientId, undefined, clientAuth(provider), {
    execute,
    timeout: timeoutSeconds,
  });
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\./.test(hostname);
}

/** Secret in the body, where the provider takes it so, else in the header; none for a public client. */
function clientAuth({ clientSecret }: OidcProvider): client.ClientAuth {
  if (!clientSecret) return client.None();
  const inBody = client.ClientSecretPost(clientSecret);
  const inHeader = client.ClientSecretBasic(clientSecret);
  return (server, ...rest) =>
    server.token_endpoint_auth_methods_supported?.includes("client_secret_post")
      ? inBody(server, ...rest)
      : inHeader(server, ...rest);
}

/** What went wrong, without what was sent. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error ? `${String(error.code)}: ` : "";
  return `${code}${error.message}`;
}
