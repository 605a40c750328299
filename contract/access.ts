// People, workspaces, memberships, sessions and API keys: who may come in, and as what.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { roles, scopes } from "./permissions.ts";
import { currency, id, instant } from "./values.ts";

export const role = z.enum(roles).meta({ description: "What a member may do" });
export const scope = z.enum(scopes).meta({ description: "What an API key may do" });

export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/, "3 to 40 small letters, digits and dashes")
  .meta({ example: "demo" });

export const timezone = z
  .string()
  .refine(isTimezone, "not a time zone of the IANA database, such as Asia/Kolkata")
  .meta({ description: "IANA time zone", example: "Asia/Kolkata" });

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whom a channel may reach: only those who said yes, all who did not say no, or anyone (no consent needed). */
export const consentRules = ["explicit", "unless_refused", "none"] as const;
export const consentPolicy = z.strictObject({
  email: z.enum(consentRules),
  sms: z.enum(consentRules),
  whatsapp: z.enum(consentRules),
  push: z.enum(consentRules),
  in_app: z.enum(consentRules),
});
export type ConsentPolicy = z.infer<typeof consentPolicy>;

export const workspace = z.object({
  id,
  slug,
  name: z.string(),
  currency,
  timezone: z.string(),
  consent: consentPolicy,
  role: role.nullable().meta({ description: "The asking person's role; null for an API key" }),
  created_at: instant,
});
export type Workspace = z.infer<typeof workspace>;

export const person = z.object({
  id,
  email: z.string().nullable(),
  name: z.string(),
  picture_url: z.string().nullable(),
});
export type Person = z.infer<typeof person>;

export const session = z.object({
  person,
  workspaces: z.array(workspace),
  /** Whether this person may open a new workspace of their own. */
  may_create_workspace: z.boolean(),
});
export type Session = z.infer<typeof session>;

const signedIn = session.extend({
  token: z.string().meta({ description: "Bearer JWT for programs; the browser uses its cookie" }),
});

const signInMethod = z.object({ id: z.string(), name: z.string(), start_url: z.string() });

export const member = z.object({ person, role, joined_at: instant, last_seen_at: instant.nullable() });
export type Member = z.infer<typeof member>;
export const invitation = z.object({
  id,
  email: z.string(),
  role,
  link: z.string().nullable(),
  created_at: instant,
  expires_at: instant,
});
export type Invitation = z.infer<typeof invitation>;

export const apiKey = z.object({
  id,
  name: z.string(),
  prefix: z.string().meta({ description: "First characters, to recognise the key by" }),
  scopes: z.array(scope),
  created_at: instant,
  last_used_at: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const email = z.email().max(320);
const name = z.string().trim().min(1).max(120);
const done = z.object({ done: z.literal(true) });
const tag = "Access";

export const accessEndpoints = {
  signInMethods: endpoint({
    method: "GET",
    path: "/api/auth/methods",
    tag,
    access: "public",
    summary: "Ways to sign in to this installation",
    reply: z.object({ methods: z.array(signInMethod), google_client_id: z.string().nullable() }),
  }),
  startOidc: endpoint({
    method: "GET",
    path: "/api/auth/oidc/:provider/start",
    tag,
    access: "public",
    summary: "Go to an identity provider to sign in (redirects)",
    params: z.object({ provider: z.string() }),
    query: z.object({ return_to: z.string().startsWith("/").max(500).optional() }),
    status: 302,
  }),
  finishOidc: endpoint({
    method: "GET",
    path: "/api/auth/oidc/:provider/callback",
    tag,
    access: "public",
    summary: "Where the identity provider sends the person back (redirects)",
    params: z.object({ provider: z.string() }),
    query: z.looseObject({}),
    status: 302,
  }),
  signInWithGoogle: endpoint({
    method: "POST",
    path: "/api/auth/google",
    tag,
    access: "public",
    summary: "Exchange a Google ID token for a session",
    body: z.strictObject({
      credential: z
        .string()
        .min(20)
        .max(10_000)
        .meta({ description: "The ID token that Google gave the browser" }),
    }),
    reply: signedIn,
  }),
  verifyToken: endpoint({
    method: "POST",
    path: "/api/auth/verify",
    tag,
    access: "public",
    summary: "Check a bearer JWT of ours and say whose it is",
    body: z.strictObject({ token: z.string().min(20).max(10_000) }),
    reply: z.object({ valid: z.literal(true), person, expires_at: instant }),
  }),
  useLink: endpoint({
    method: "POST",
    path: "/api/auth/link",
    tag,
    access: "public",
    summary: "Sign in with a one-time link (the owner's first link, or an invitation)",
    body: z.strictObject({ token: z.string().min(20).max(200), name: name.optional() }),
    reply: signedIn,
  }),
  signOut: endpoint({
    method: "POST",
    path: "/api/auth/sign-out",
    tag,
    access: "person",
    summary: "End this session",
    reply: done,
  }),
  me: endpoint({
    method: "GET",
    path: "/api/me",
    tag,
    access: "person",
    summary: "Who is asking, and their workspaces",
    reply: session,
  }),

  createWorkspace: endpoint({
    method: "POST",
    path: "/api/workspaces",
    tag,
    access: "person",
    status: 201,
    summary: "Open a workspace and become its owner",
    body: z.strictObject({ slug, name, currency, timezone }),
    reply: workspace,
  }),
  getWorkspace: endpoint({
    method: "GET",
    path: "/api/workspace",
    tag,
    access: "workspace:read",
    summary: "This workspace",
    reply: workspace,
  }),
  updateWorkspace: endpoint({
    method: "PATCH",
    path: "/api/workspace",
    tag,
    access: "workspace:manage",
    summary: "Change the name, time zone or consent policy (the currency is fixed once there are orders)",
    body: z.strictObject({
      name: name.optional(),
      timezone: timezone.optional(),
      currency: currency.optional(),
      consent: consentPolicy.partial().optional(),
    }),
    reply: workspace,
  }),
  deleteWorkspace: endpoint({
    method: "DELETE",
    path: "/api/workspace",
    tag,
    access: "workspace:delete",
    summary: "Delete this workspace and everything in it",
    body: z.strictObject({
      slug: z.string().meta({ description: "The workspace's slug, typed again to confirm" }),
    }),
    reply: done,
  }),

  listMembers: endpoint({
    method: "GET",
    path: "/api/members",
    tag,
    access: "people:read",
    summary: "Members and open invitations",
    reply: z.object({ members: z.array(member), invitations: z.array(invitation) }),
  }),
  updateMember: endpoint({
    method: "PATCH",
    path: "/api/members/:id",
    tag,
    access: "people:manage",
    summary: "Change a member's role",
    params: z.object({ id }),
    body: z.strictObject({ role }),
    reply: member,
  }),
  removeMember: endpoint({
    method: "DELETE",
    path: "/api/members/:id",
    tag,
    access: "people:manage",
    summary: "Remove a member; their sessions end here at once",
    params: z.object({ id }),
    reply: done,
  }),
  invite: endpoint({
    method: "POST",
    path: "/api/invitations",
    tag,
    access: "people:manage",
    status: 201,
    summary: "Invite a person by e-mail; the one-time link is in the answer, for you to pass on",
    body: z.strictObject({ email, role }),
    reply: invitation,
  }),
  withdrawInvitation: endpoint({
    method: "DELETE",
    path: "/api/invitations/:id",
    tag,
    access: "people:manage",
    summary: "Withdraw an invitation",
    params: z.object({ id }),
    reply: done,
  }),

  listApiKeys: endpoint({
    method: "GET",
    path: "/api/api-keys",
    tag,
    access: "keys:manage",
    summary: "API keys",
    reply: z.object({ data: z.array(apiKey) }),
  }),
  createApiKey: endpoint({
    method: "POST",
    path: "/api/api-keys",
    tag,
    access: "keys:manage",
    status: 201,
    summary: "Create an API key; the key itself is shown this once",
    body: z.strictObject({ name, scopes: z.array(scope).min(1).max(5) }),
    reply: apiKey.extend({ key: z.string() }),
  }),
  revokeApiKey: endpoint({
    method: "DELETE",
    path: "/api/api-keys/:id",
    tag,
    access: "keys:manage",
    summary: "Revoke an API key",
    params: z.object({ id }),
    reply: done,
  }),
};
