// Customers are found by their e-mails through the index. PostgreSQL does not trust lower() not to leak, so that under row-level
// security every customer of the shop was walked through whenever somebody unknown came in: a function of the table's owner
// looks in the workspace that the transaction is for, and answers ids alone. It is planned when a shop may be empty, for
// when it is not.
import { type Kysely, sql } from "kysely";
import { appRole, type Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE FUNCTION customers_by_email(emails text[]) RETURNS SETOF bigint ROWS 10
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT
      SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
      BEGIN
        RETURN QUERY
          SELECT c.id FROM unnest(emails) AS named (value) JOIN customers AS c ON lower(c.email) = named.value
          WHERE c.workspace_id = current_setting('regulars.workspace_id')::bigint;
      END $$;
    COMMENT ON FUNCTION customers_by_email IS 'E-mails in small letters';
    REVOKE ALL ON FUNCTION customers_by_email(text[]) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION customers_by_email(text[]) TO ${sql.ref(appRole)};
  `.execute(db);
}
