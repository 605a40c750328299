// The way from the contract's endpoints to the verbs of access.
import type { accessEndpoints } from "../../../contract/access.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Access } from "./index.ts";
import { signInRoutes } from "./sign-in-routes.ts";

const done = { done: true } as const;

export function accessRoutes(access: Access): Handlers<typeof accessEndpoints> {
  return {
    ...signInRoutes(access),
    me: ({ person }) => access.me(person),

    createWorkspace: ({ person, body }) => access.createWorkspace(person, body),
    getWorkspace: ({ actor }) => access.getWorkspace(actor),
    updateWorkspace: ({ actor, body }) => access.updateWorkspace(actor, body),
    deleteWorkspace: async ({ actor, body }) => {
      await access.deleteWorkspace(actor, body);
      return done;
    },

    listMembers: ({ actor }) => access.listMembers(actor),
    updateMember: ({ actor, params, body }) => access.updateMember(actor, params.id, body),
    removeMember: async ({ actor, params }) => {
      await access.removeMember(actor, params.id);
      return done;
    },
    invite: ({ actor, body }) => access.invite(actor, body),
    withdrawInvitation: async ({ actor, params }) => {
      await access.withdrawInvitation(actor, params.id);
      return done;
    },

    listApiKeys: async ({ actor }) => ({ data: await access.listApiKeys(actor) }),
    createApiKey: ({ actor, body }) => access.createApiKey(actor, body),
    revokeApiKey: async ({ actor, params }) => {
      await access.revokeApiKey(actor, params.id);
      return done;
    },
  };
}
