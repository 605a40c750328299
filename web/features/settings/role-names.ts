// Roles as the interface calls them.
import type { Role, Scope } from "../../../contract/permissions.ts";

export const roleNames: Record<Role, string> = {
  owner: "Owner",
  admin: "Admin",
  marketer: "Marketer",
  analyst: "Analyst",
  viewer: "Viewer",
};

/** What an API key's scope is for. */
export const scopeWords: Record<Scope, { label: string; about: string }> = {
  ingest: {
    label: "Send data in",
    about: "Customers, orders and imports; reads nothing but its own imports",
  },
  read: { label: "Read", about: "Everything that can be seen in the workspace" },
  write: { label: "Write", about: "Reads, and changes customers, orders, segments and campaign drafts" },
  send: { label: "Send", about: "Launches, pauses and cancels campaigns" },
  admin: { label: "Admin", about: "All of it, with people, keys and connections" },
};
