// The doors: links, identity providers, tokens. Cookies and redirects are set here; a person whom a provider sends back is
// a browser's navigation, so failures there become a page, not a problem document.
import type { FastifyReply } from "fastify";
import type { accessEndpoints } from "../../../contract/access.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Access } from "./index.ts";

type SignInEndpoints = Pick<
  typeof accessEndpoints,
  "signInMethods" | "startOidc" | "finishOidc" | "signInWithGoogle" | "verifyToken" | "useLink" | "signOut"
>;

export function signInRoutes(access: Access): Handlers<SignInEndpoints> {
  return {
    signInMethods: async () => access.signInMethods(),

    startOidc: ({ params, query, reply }) =>
      redirecting(access, reply, () => access.startOidc(params.provider, query.return_to, reply)),

    finishOidc: ({ params, request, reply }) =>
      redirecting(access, reply, async () => {
        const { personId, returnTo } = await access.finishOidc(params.provider, request, reply);
        await access.signIn(personId, request, reply);
        return returnTo;
      }),

    signInWithGoogle: async ({ body, request, reply }) => {
      access.mustBeOwnOrigin(request);
      return access.signIn(await access.personOfGoogleToken(body.credential), request, reply);
    },

    useLink: async ({ body, request, reply }) => {
      access.mustBeOwnOrigin(request);
      const signedIn = await access.presentedPerson(request);
      return access.signIn(await access.useLink({ ...body, signedIn }), request, reply);
    },

    verifyToken: ({ body }) => access.verifyToken(body.token),

    signOut: async ({ person, reply }) => {
      await access.signOut(person, reply);
      return { done: true };
    },
  };
}

async function redirecting(
  access: Access,
  reply: FastifyReply,
  work: () => Promise<string>,
): Promise<FastifyReply> {
  // The address holds one-time secrets of the sign-in: neither kept by caches nor told to the next page.
  reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer");
  try {
    return reply.redirect(await work(), 302);
  } catch (error) {
    return reply.redirect(access.pageForFailure(error), 302);
  }
}
