// A shop of any size, written by the database itself: names, e-mails and phone numbers as varied as in life, some of them
// common and some met once, and an order of each customer on average.
import pg from "pg";
import { findRunningPostgres } from "../../server/platform/embedded-postgres/index.ts";

const firstNames =
  "Asha Ben Chitra Dev Zoe Maria Jose Fatima Omar Wei Yuki Ivan Olga Nora Liam Emma Noah Mia Lucas Ana".split(
    " ",
  );
const stems = "ra ka mi lo ve shi tan dor ber gal mon pra sen fel quin thor".split(" ");

export interface Filled {
  customers: number;
  orders: number;
}

export async function fillShop(dataDir: string, slug: string, { customers, orders }: Filled): Promise<void> {
  const running = await findRunningPostgres(dataDir);
  if (!running) throw new Error("the server's database is not running");
  const client = new pg.Client({ connectionString: running.url });
  await client.connect();
  try {
    const found = await client.query("SELECT id FROM workspaces WHERE slug = $1", [slug]);
    const workspace = found.rows[0].id as string;
    // What refers to what is right by the making of it, and takes a third of the time to check.
    await client.query("SET session_replication_role = replica");
    await client.query(fillCustomers, [workspace, customers, firstNames, stems]);
    await client.query(fillAttributes, [workspace]);
    await client.query(fillOrders, [workspace, orders, customers]);
    await client.query(fillTotals, [workspace]);
    // The triggers that note whom to compare slept.
    await client.query(noteCustomers, [workspace]);
    await client.query("SELECT setval('customers_id_seq', $1)", [customers + 1]);
    for (const table of ["customers", "orders", "customer_totals", "customers_to_compare"])
      await client.query(`VACUUM ANALYZE ${table}`);
  } finally {
    await client.end();
  }
}

/** Neighbours have nothing in common, and every run is the same: 0 to 65,535. */
const hash = (salt: number) => `(hashint8extended(i::bigint, ${salt}) & 65535)::int`;
const stem = (salt: number) => `($4::text[])[1 + ${hash(salt)} % cardinality($4::text[])]`;

/**
 * Some words are had by the first alone, by the newest alone, or by one in the middle; every five-hundredth has the phone number of
 * the one before.
 */
const fillCustomers = `
  INSERT INTO customers (workspace_id, id, created_at, external_id, email, phone, first_name, last_name, country, city, custom,
    tags, consent_email)
  SELECT $1, i, timestamptz '2024-01-01' + i * interval '47 seconds', 'c-' || i,
    lower(first || '.' || last || i) || CASE WHEN i <= $2 / 20 THEN '@quondam.example' WHEN i > $2 - $2 / 20 THEN '@brandnew.example'
      ELSE (ARRAY['@example.com', '@example.org', '@example.net'])[1 + i % 3] END,
    '+9198' || lpad(((i - (i % 500 = 0)::int)::bigint * 7919 % 100000000)::text, 8, '0'), first, last,
    (ARRAY['IN', 'GB', 'DE', 'US'])[1 + ${hash(5)} % 4], (ARRAY['Mumbai', 'Pune', 'Leeds', 'Berlin', 'Austin'])[1 + ${hash(6)} % 5],
    jsonb_build_object('tier', (ARRAY['gold', 'silver', 'bronze'])[1 + ${hash(7)} % 3], 'points', ${hash(8)} % 1000,
      'newsletter', ${hash(9)} % 2 = 0),
    CASE WHEN ${hash(10)} % 20 = 0 THEN ARRAY['vip'] ELSE '{}' END, ${hash(11)} % 3 > 0
  FROM generate_series(1, $2::int) AS i,
    LATERAL (SELECT CASE WHEN i <= $2 / 125 THEN 'Methuselah' WHEN i = $2 / 2 THEN 'Xylographer'
        ELSE ($3::text[])[1 + ${hash(1)} % cardinality($3::text[])] END AS first,
      initcap(${stem(2)} || ${stem(3)} || ${stem(4)}) AS last) AS named`;

const noteCustomers = `
  INSERT INTO customers_to_compare (workspace_id, customer_id) SELECT workspace_id, id FROM customers WHERE workspace_id = $1`;

const fillAttributes = `
  INSERT INTO custom_attributes (workspace_id, key, type)
  VALUES ($1, 'tier', 'text'), ($1, 'points', 'number'), ($1, 'newsletter', 'boolean') ON CONFLICT DO NOTHING`;

const fillOrders = `
  INSERT INTO orders (workspace_id, customer_id, ordered_at, total, status, currency, external_id, channel)
  SELECT $1, 1 + (hashint8extended(i::bigint, 12) & 2147483647) % $3::int, timestamptz '2025-01-01' + i * interval '31 seconds', 1000 + ${hash(13)}, 'paid', 'INR',
    'o-' || (100000 + i), (ARRAY['web', 'store', 'app'])[1 + i % 3]
  FROM generate_series(1, $2::int) AS i`;

const fillTotals = `
  INSERT INTO customer_totals (workspace_id, customer_id, orders_total, first_order_at, last_order_at, orders_count)
  SELECT workspace_id, customer_id, sum(net), min(ordered_at), max(ordered_at), count(*) FROM orders
  WHERE workspace_id = $1 GROUP BY workspace_id, customer_id`;
