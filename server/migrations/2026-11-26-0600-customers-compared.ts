// Pairs of customers who may be one person are kept, and kept true: whoever is made, or called otherwise, or removed is noted by
// what they were called before, and the few who share a name with them, then and now, are compared again. Who is alike by name
// is found by two indexes over what such pairs have in common.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE FUNCTION phone_ending(phone text, first_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN CASE WHEN first_name IS NOT NULL THEN right(phone, 7) END;
    CREATE FUNCTION name_in_city(city text, first_name text, last_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN lower(city) || ' ' || lower(first_name) || ' ' || left(lower(last_name), 2);
    CREATE INDEX customers_phone_ending ON customers (workspace_id, phone_ending(phone, first_name))
      WHERE phone_ending(phone, first_name) IS NOT NULL;
    CREATE INDEX customers_name_in_city ON customers (workspace_id, name_in_city(city, first_name, last_name))
      WHERE name_in_city(city, first_name, last_name) IS NOT NULL;

    CREATE TABLE customer_duplicates (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      one bigint NOT NULL,
      other bigint NOT NULL,
      kind smallint NOT NULL,
      key text NOT NULL,
      weakness double precision NOT NULL,
      leads boolean NOT NULL,
      PRIMARY KEY (workspace_id, one, other, kind)
    );
    COMMENT ON TABLE customer_duplicates IS 'Pairs who may be one person, a row for each kind of evidence';
    COMMENT ON COLUMN customer_duplicates.kind IS 'The strongest is 0';
    COMMENT ON COLUMN customer_duplicates.weakness IS 'The kind, and of pairs by name what their likeness lacks to 1';
    COMMENT ON COLUMN customer_duplicates.leads IS 'The strongest evidence of its pair';
    CREATE INDEX customer_duplicates_group ON customer_duplicates (workspace_id, kind, key);
    CREATE INDEX customer_duplicates_listed ON customer_duplicates (workspace_id, weakness, one, other) WHERE leads;

    CREATE TABLE customers_to_compare (
      workspace_id bigint NOT NULL,
      customer_id bigint NOT NULL,
      email text,
      phone text,
      first_name text,
      last_name text,
      city text
    );
    COMMENT ON TABLE customers_to_compare IS
      'Who was made, called otherwise or removed since duplicates were last looked for, with what they were called before. No '
      'foreign keys and nothing unique: imports write many, and who writes never waits for who compares';
    CREATE INDEX customers_to_compare_next ON customers_to_compare (workspace_id, customer_id);
    INSERT INTO customers_to_compare (workspace_id, customer_id) SELECT workspace_id, id FROM customers;

    CREATE FUNCTION note_made_customers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      INSERT INTO customers_to_compare (workspace_id, customer_id) SELECT workspace_id, id FROM made;
      RETURN NULL;
    END $$;
    CREATE FUNCTION note_customer_before() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      -- Of a workspace that goes as a whole, nobody is left to be compared.
      IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM workspaces WHERE id = OLD.workspace_id) THEN
        INSERT INTO customers_to_compare VALUES
          (OLD.workspace_id, OLD.id, OLD.email, OLD.phone, OLD.first_name, OLD.last_name, OLD.city);
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER customers_made AFTER INSERT ON customers REFERENCING NEW TABLE AS made
      FOR EACH STATEMENT EXECUTE FUNCTION note_made_customers();
    CREATE TRIGGER customers_called_otherwise AFTER UPDATE ON customers FOR EACH ROW
      WHEN ((OLD.email, OLD.phone, OLD.first_name, OLD.last_name, OLD.city) IS DISTINCT FROM
        (NEW.email, NEW.phone, NEW.first_name, NEW.last_name, NEW.city))
      EXECUTE FUNCTION note_customer_before();
    CREATE TRIGGER customers_removed AFTER DELETE ON customers FOR EACH ROW EXECUTE FUNCTION note_customer_before();

    CREATE INDEX customers_apart_other ON customers_apart (workspace_id, other);
  `.execute(db);
  await secureByWorkspace(db, "customer_duplicates");
  await secureByWorkspace(db, "customers_to_compare");
}
