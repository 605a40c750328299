// The one table of role × permission. Every endpoint names a permission from here; API key scopes map to the same ones.

export const roles = ["owner", "admin", "marketer", "analyst", "viewer"] as const;
export type Role = (typeof roles)[number];

export const scopes = ["ingest", "read", "write", "send", "admin"] as const;
export type Scope = (typeof scopes)[number];

/** What each permission lets its holder do; the words are shown on the roles page. */
export const permissions = {
  "workspace:read": "See the workspace and its settings",
  "workspace:manage": "Change the workspace's settings",
  "workspace:delete": "Delete the workspace",
  "people:read": "See who is in the workspace",
  "people:manage": "Invite people and change their roles",
  "owners:manage": "Make and change owners",
  "keys:manage": "Create and revoke API keys",
  "connections:manage": "Set up channel vendors and their secrets",
  "assistant:manage": "Choose the assistant's model, its key and how much of it may be used",
  "assistant:log": "Read and erase what was asked of the assistant",
  "sources:read": "See where data comes in from, and its last deliveries",
  "sources:manage": "Set up where data comes in from, and its keys",
  "dead_letters:read": "See what was sent in and could not be applied",
  "dead_letters:manage": "Change, replay and dismiss what could not be applied",
  "customers:read": "See customers, their orders and messages",
  "customers:export": "Download customers as files",
  "customers:write": "Add and change customers",
  "orders:read": "See orders",
  "orders:write": "Add and change orders",
  "events:read": "See events",
  "events:write": "Record events",
  "imports:read": "See imports",
  "imports:run": "Import files",
  "segments:read": "See and preview segments",
  "segments:write": "Create and change segments",
  "campaigns:read": "See campaigns and their results",
  "campaigns:write": "Create and edit campaign drafts",
  "campaigns:send": "Launch, pause and cancel campaigns",
} as const;
export type Permission = keyof typeof permissions;

const read = [
  "workspace:read",
  "people:read",
  "customers:read",
  "orders:read",
  "events:read",
  "imports:read",
  "sources:read",
  "dead_letters:read",
  "segments:read",
  "campaigns:read",
] as const satisfies Permission[];

const marketer = [
  ...read,
  "customers:export",
  "customers:write",
  "orders:write",
  "events:write",
  "imports:run",
  "segments:write",
  "campaigns:write",
  "campaigns:send",
] as const satisfies Permission[];

const admin = [
  ...marketer,
  "workspace:manage",
  "people:manage",
  "keys:manage",
  "connections:manage",
  "assistant:manage",
  "sources:manage",
  "dead_letters:manage",
] as const satisfies Permission[];

export const rolePermissions: Record<Role, readonly Permission[]> = {
  owner: [...admin, "owners:manage", "workspace:delete", "assistant:log"],
  admin,
  marketer,
  analyst: [...read, "customers:export", "segments:write"],
  viewer: read,
};

export const scopePermissions: Record<Scope, readonly Permission[]> = {
  ingest: ["customers:write", "orders:write", "events:write", "imports:run", "imports:read"],
  read,
  write: [
    ...read,
    "customers:write",
    "orders:write",
    "events:write",
    "imports:run",
    "segments:write",
    "campaigns:write",
  ],
  send: ["campaigns:read", "campaigns:send"],
  admin,
};

/** What each role is for, in a sentence. */
export const roleWords: Record<Role, string> = {
  owner: "Everything, including choosing its owners and deleting the workspace",
  admin: "Everything but choosing owners and deleting the workspace",
  marketer: "Imports, builds segments, writes and launches campaigns",
  analyst: "Sees everything and builds segments, sends nothing",
  viewer: "Sees everything, changes nothing",
};
