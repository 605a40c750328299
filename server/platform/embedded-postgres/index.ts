// The PostgreSQL that Regulars brings along, for machines where nobody has set one up (no DATABASE_URL). Owns the
// folder `postgres` and the files `postgres.json` and `postgres.log` in the data directory; never outlives its owner.
export { findRunningPostgres } from "./connection.ts";
export { keepEmbeddedPostgres } from "./keep.ts";
export type { EmbeddedPostgres } from "./options.ts";
export { startEmbeddedPostgres } from "./start.ts";
