// The rows that access owns. Only hashes of secrets are kept; ids are decimal text.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { ConsentPolicy } from "../../../contract/access.ts";
import type { Role, Scope } from "../../../contract/permissions.ts";

/** Set when the row is written, never changed. */
type Once<T> = ColumnType<T, T, never>;

export interface WorkspacesTable {
  id: GeneratedAlways<string>;
  slug: string;
  name: string;
  currency: string;
  timezone: string;
  consent: ColumnType<ConsentPolicy, string | undefined, string>;
  created_at: Generated<Date>;
}

export interface PeopleTable {
  id: GeneratedAlways<string>;
  email: string | null;
  name: string;
  picture_url: string | null;
  created_at: Generated<Date>;
}

/** How an identity provider names a person. A person with one has proved their address; without, it is only said. */
interface IdentitiesTable {
  issuer: Once<string>;
  subject: Once<string>;
  person_id: Once<string>;
  created_at: Generated<Date>;
}

interface SessionsTable {
  token_hash: Once<Buffer>;
  person_id: Once<string>;
  created_at: Once<Date>;
  seen_at: Date;
  expires_at: Date;
}

/** Links that let the owner in. Without a person, the first use makes the owner, and says here who that is. */
interface SignInLinksTable {
  token_hash: Once<Buffer>;
  person_id: string | null;
  created_at: Once<Date>;
  expires_at: Once<Date>;
  used_at: Date | null;
}

interface MembershipsTable {
  workspace_id: Once<string>;
  person_id: Once<string>;
  role: Role;
  joined_at: Once<Date>;
}

export interface InvitationsTable {
  workspace_id: Once<string>;
  id: GeneratedAlways<string>;
  email: Once<string>;
  role: Once<Role>;
  token_hash: Once<Buffer>;
  invited_by: Once<string | null>;
  created_at: Once<Date>;
  expires_at: Once<Date>;
  accepted_at: Date | null;
}

export interface ApiKeysTable {
  workspace_id: Once<string>;
  id: GeneratedAlways<string>;
  name: string;
  prefix: Once<string>;
  key_hash: Once<Buffer>;
  scopes: Once<Scope[]>;
  created_by: Once<string | null>;
  created_at: Once<Date>;
  used_at: Date | null;
}

declare module "../../platform/database.ts" {
  interface Tables {
    workspaces: WorkspacesTable;
    people: PeopleTable;
    identities: IdentitiesTable;
    sessions: SessionsTable;
    sign_in_links: SignInLinksTable;
    memberships: MembershipsTable;
    invitations: InvitationsTable;
    api_keys: ApiKeysTable;
  }
}
