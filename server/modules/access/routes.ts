// The way from the contract's endpoints to the verbs of access; cookies and redirects are set here.
import type { accessEndpoints } from "../../../contract/access.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Access } from "./index.ts";

const done = { done: true } as const;

export function accessRoutes(access: Access): Handlers<typeof accessEndpoints> {
  return {
    verifyToken: ({ body }) => access.verifyToken(body.token),
    useLink: async ({ body, request, reply }) => access.signIn(await access.useLink(body), request, reply),
    signOut: async ({ person, reply }) => {
      await access.signOut(person, reply);
      return done;
    },
    me: ({ person }) => access.me(person),

    createWorkspace: ({ person, body }) => access.createWorkspace(person, body),
    getWorkspace: ({ actor }) => access.getWorkspace(actor),
    updateWorkspace: ({ actor, body }) => access.updateWorkspace(actor, body),
    deleteWorkspace: async ({ actor, body }) => {
      await access.deleteWorkspace(actor, body);
      return done;
    },

    listApiKeys: async ({ actor }) => ({ data: await access.listApiKeys(actor) }),
    createApiKey: ({ actor, body }) => access.createApiKey(actor, body),
    revokeApiKey: async ({ actor, params }) => {
      await access.revokeApiKey(actor, params.id);
      return done;
    },
  } as Handlers<typeof accessEndpoints>;
}
