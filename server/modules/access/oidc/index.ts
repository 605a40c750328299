// Signing in with identity providers: Google and any other that speaks OpenID Connect.
import type { FastifyReply, FastifyRequest } from "fastify";
import { toAppError } from "../../../http/problems.ts";
import type { Platform } from "../../../platform/index.ts";
import { admit } from "../admit.ts";
import { createOidcFlow } from "./flow.ts";
import { keepFlow, takeFlow } from "./flow-cookie.ts";
import { createGoogleTokens } from "./google-token.ts";
import { createProviders } from "./providers.ts";

export function createOidc(platform: Platform) {
  const { config, log } = platform;
  const providers = createProviders(platform);
  const flow = createOidcFlow(platform, providers);
  const readGoogleToken = createGoogleTokens(platform, providers);
  return {
    /** What the sign-in page offers. A provider without a secret can check tokens, but not send people there and back. */
    signInMethods() {
      const methods = config.providers
        .filter((provider) => provider.id !== "google" || provider.clientSecret)
        .map(({ id, name }) => ({ id, name, start_url: `/api/auth/oidc/${id}/start` }));
      const google = config.providers.find(({ id }) => id === "google");
      return { methods, google_client_id: google?.clientId ?? null };
    },

    /** Where to send the browser, which keeps what the way back needs. */
    async startOidc(providerId: string, returnTo: string | undefined, reply: FastifyReply): Promise<string> {
      const { url, sealed } = await flow.start(providerId, returnTo);
      keepFlow(platform, reply, sealed);
      return url;
    },

    /** The person that came back from the provider, and the page they wanted. */
    async finishOidc(providerId: string, request: FastifyRequest, reply: FastifyReply) {
      const sealed = takeFlow(request, reply);
      const { identity, returnTo } = await flow.finish(providerId, { url: request.url, sealed });
      return { personId: await admit(platform, identity), returnTo };
    },

    /** The sign-in page, told why; what failed on our side goes to the log. */
    pageForFailure(error: unknown): string {
      const told = toAppError(error instanceof Error ? error : new Error(String(error)));
      if (told.code === "internal") log.error({ err: told.cause }, "signing in failed on our side");
      return `/sign-in?error=${told.code}`;
    },

    personOfGoogleToken: async (credential: string) => admit(platform, await readGoogleToken(credential)),
  };
}
