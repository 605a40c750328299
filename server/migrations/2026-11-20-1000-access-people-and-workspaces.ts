// People, how they sign in, workspaces, memberships, invitations, sessions and API keys. Only hashes of secrets are kept.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE workspaces (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      slug text NOT NULL UNIQUE,
      name text NOT NULL,
      currency text NOT NULL,
      timezone text NOT NULL,
      consent jsonb NOT NULL DEFAULT '{"email":"unless_refused","sms":"explicit","whatsapp":"explicit","push":"explicit","in_app":"none"}',
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE people (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      email text,
      name text NOT NULL,
      picture_url text,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE UNIQUE INDEX people_email ON people (lower(email)) WHERE email IS NOT NULL;
    CREATE TABLE identities (
      issuer text NOT NULL,
      subject text NOT NULL,
      person_id bigint NOT NULL REFERENCES people ON DELETE CASCADE,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (issuer, subject)
    );
    CREATE TABLE sessions (
      token_hash bytea PRIMARY KEY,
      person_id bigint NOT NULL REFERENCES people ON DELETE CASCADE,
      created_at timestamptz NOT NULL DEFAULT now(),
      seen_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX sessions_person ON sessions (person_id);
    CREATE TABLE sign_in_links (
      token_hash bytea PRIMARY KEY,
      person_id bigint REFERENCES people ON DELETE CASCADE,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      used_at timestamptz
    );
    CREATE TABLE memberships (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      person_id bigint NOT NULL REFERENCES people ON DELETE CASCADE,
      role text NOT NULL CHECK (role IN ('owner', 'admin', 'marketer', 'analyst', 'viewer')),
      joined_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, person_id)
    );
    CREATE INDEX memberships_person ON memberships (person_id);
    CREATE TABLE invitations (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      email text NOT NULL,
      role text NOT NULL CHECK (role IN ('owner', 'admin', 'marketer', 'analyst', 'viewer')),
      token_hash bytea NOT NULL UNIQUE,
      invited_by bigint REFERENCES people ON DELETE SET NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      accepted_at timestamptz,
      PRIMARY KEY (workspace_id, id)
    );
    CREATE TABLE api_keys (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      name text NOT NULL,
      prefix text NOT NULL,
      key_hash bytea NOT NULL UNIQUE,
      scopes text[] NOT NULL,
      created_by bigint REFERENCES people ON DELETE SET NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      used_at timestamptz,
      PRIMARY KEY (workspace_id, id)
    );
  `.execute(db);
  for (const table of ["memberships", "invitations", "api_keys"]) await secureByWorkspace(db, table);
}
