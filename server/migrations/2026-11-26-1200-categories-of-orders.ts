// Rules ask most of what was sold by its category, and read every line of the shop for it. An order now says itself of which
// categories it holds something: each category of a workspace has a number, and the order a bit for each, so that such a rule
// reads half as many rows and joins none. Orders are written anew, once and in one pass.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE product_categories (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      category text NOT NULL,
      number int NOT NULL,
      PRIMARY KEY (workspace_id, category)
    );
    COMMENT ON TABLE product_categories IS 'In small letters, numbered from 1 as they are first sold; all after the 61st are 62';
  `.execute(db);
  await secureByWorkspace(db, "product_categories");
  await sql`
    CREATE FUNCTION number_of_category(of_workspace bigint, name text) RETURNS int LANGUAGE plpgsql AS $$
      DECLARE
        found int;
      BEGIN
        IF name IS NULL THEN RETURN 0; END IF;
        SELECT number INTO found FROM product_categories WHERE workspace_id = of_workspace AND category = lower(name);
        IF found IS NOT NULL THEN RETURN found; END IF;
        -- One writer at a time gives numbers, and sees those that the one before gave.
        PERFORM pg_advisory_xact_lock(hashtext('product_categories'), (of_workspace % 2147483647)::int);
        INSERT INTO product_categories (workspace_id, category, number)
          SELECT of_workspace, lower(name), least(62, 1 + count(*)) FROM product_categories WHERE workspace_id = of_workspace
          ON CONFLICT DO NOTHING;
        SELECT number INTO found FROM product_categories WHERE workspace_id = of_workspace AND category = lower(name);
        RETURN found;
      END $$;
    COMMENT ON FUNCTION number_of_category IS 'Gives one to a category that was never sold; 0 where there is none';

    ALTER TABLE products ADD COLUMN category_number int NOT NULL DEFAULT 0;
    UPDATE products SET category_number = number_of_category(workspace_id, category);
    ALTER TABLE products ALTER COLUMN category_number DROP DEFAULT;

    CREATE FUNCTION categories_of_order(of_workspace bigint, of_order bigint) RETURNS bigint LANGUAGE sql STABLE RETURN (
      SELECT coalesce(bit_or(1::bigint << p.category_number), 0)
      FROM order_items AS i JOIN products AS p ON p.workspace_id = i.workspace_id AND p.id = i.sold_as
      WHERE i.workspace_id = of_workspace AND i.order_id = of_order);

    ALTER TABLE orders ADD COLUMN categories bigint NOT NULL DEFAULT 0;
    ALTER TABLE orders ALTER COLUMN categories TYPE bigint USING categories_of_order(workspace_id, id);
    COMMENT ON COLUMN orders.categories IS 'A bit for the category number of each product that it holds';
    ANALYZE orders, products;
  `.execute(db);
}
