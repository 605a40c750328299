// Access: people, how they sign in, workspaces, memberships, invitations, sessions and API keys. It answers who asks and
// what they may do there. People and workspaces stand above the row-level security of a workspace; what belongs to one
// workspace is read and written inside it.
import type { Platform } from "../../platform/index.ts";
import { createCallers } from "./callers.ts";
import { createInvitations } from "./invitations.ts";
import { createKeys } from "./keys.ts";
import { createLinks } from "./links.ts";
import { createMembers } from "./members.ts";
import { createOidc } from "./oidc/index.ts";
import { createOwner } from "./owner.ts";
import { createSessions } from "./sessions.ts";
import { createSignIn } from "./sign-in.ts";
import { createTokens } from "./tokens.ts";
import { createWorkspaces } from "./workspaces.ts";

export type Access = ReturnType<typeof createAccess>;

export function createAccess(platform: Platform) {
  const sessions = createSessions(platform);
  const tokens = createTokens(platform);
  const keys = createKeys(platform);
  const { listApiKeys, createApiKey, revokeApiKey } = keys;
  return {
    ...createCallers(platform, { sessions, tokens, keys }),
    ...createSignIn(platform, { sessions, tokens }),
    ...createLinks(platform),
    ...createOwner(platform),
    ...createOidc(platform),
    ...createWorkspaces(platform, keys.forgetKeys),
    ...createMembers(platform),
    ...createInvitations(platform),
    listApiKeys,
    createApiKey,
    revokeApiKey,
  };
}
