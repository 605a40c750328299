// The columnar engine: a DuckDB in this process over a file of its own, which is made anew at each opening. Every workspace has a
// schema of views that show its rows alone, and a statement is run with nothing else in sight: DuckDB has no row-level
// security, so this is its second lock.
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { makeFolder } from "./folder.ts";
import { type Layout, schemaOfWorkspace, tableStatements, workspaceStatements } from "./layout.ts";
import { quoted } from "./quoted.ts";
import { shardNumbers, shardsHere, wholeSchema } from "./shards.ts";

export interface Duck {
  /** For the one that writes. */
  readonly writer: DuckDBConnection;
  /** Where files for it to read may lie. */
  folder: string;
  /** What lies where. */
  readonly layout: Layout;
  /** Makes the tables; to be asked once, before all else. */
  layOut(made: Omit<Layout, "shards">): Promise<void>;
  /** Rows of a statement that sees this workspace alone; whole numbers of 64 bits come as text. */
  ask(workspaceId: string, text: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** The same of each shard, side by side: the rows of all of them. */
  askShards: Duck["ask"];
  /** A number over all workspaces, for operators. */
  figure(text: string): Promise<number>;
  /**
   * Closes the file and opens it again: to be asked after a load, before anybody asks. Of rows that an engine has read from its file,
   * a text is compared once for each value of a dictionary; of those that it wrote itself, once for each row. From then on a
   * statement has one thread, since there are as many shards as processors.
   */
  reopen(): Promise<void>;
  /**
   * Puts in its place in the file what was taken in since the last time: to be asked when nothing else is to be done. Answers
   * false where somebody is asking something: the engine then leaves it.
   */
  settle(): Promise<boolean>;
  close(): Promise<void>;
}

/** What PostgreSQL has and DuckDB calls otherwise; and values of JSON objects taken out once, when they are read in. */
const macros = `
  CREATE MACRO entries_in(j) AS map_entries(from_json(j, '"MAP(VARCHAR, JSON)"'));
  CREATE MACRO texts_in(j) AS map_from_entries(list_transform(
    list_filter(entries_in(j), lambda e: json_type(e.value) NOT IN ('ARRAY', 'OBJECT', 'NULL')), lambda e: {'key': e.key, 'value': e.value ->> '$'}));
  CREATE MACRO numbers_in(j) AS map_from_entries(list_transform(
    list_filter(entries_in(j), lambda e: json_type(e.value) NOT IN ('VARCHAR', 'BOOLEAN', 'ARRAY', 'OBJECT', 'NULL')),
    lambda e: {'key': e.key, 'value': CAST(e.value ->> '$' AS DOUBLE)}));
  CREATE MACRO custom_text(texts, k) AS texts[k];
  CREATE MACRO custom_number(numbers, k) AS numbers[k];
  CREATE MACRO jsonb_typeof(j) AS CASE json_type(j) WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean'
    WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'object' WHEN 'NULL' THEN 'null' WHEN NULL THEN NULL
    ELSE CASE WHEN j IS NOT NULL THEN 'number' END END;
  CREATE MACRO json_text(j, key) AS CASE WHEN json_type(j, key) NOT IN ('NULL', 'ARRAY', 'OBJECT') THEN j ->> key END;
  CREATE MACRO json_number(j, key) AS CASE WHEN json_type(j, key) NOT IN ('VARCHAR', 'BOOLEAN', 'NULL', 'ARRAY', 'OBJECT')
    THEN CAST((j ->> key) AS DOUBLE) END;
  CREATE MACRO json_boolean(j, key) AS CASE WHEN json_type(j, key) = 'BOOLEAN' THEN (j ->> key) = 'true' END;
  CREATE MACRO jsonb_array_elements_text(j) AS TABLE SELECT unnest(from_json(j, '["VARCHAR"]')) AS element;
  CREATE MACRO count_bits(bits) AS CAST(bit_count(CAST(bits AS BIGINT)) AS BIGINT);
  CREATE MACRO lowered_texts(texts) AS list_transform(texts, lambda x: lower(x));
  CREATE MACRO lowered_elements(j) AS CASE WHEN json_type(j) = 'ARRAY' THEN list_transform(from_json(j, '["VARCHAR"]'), lambda x: lower(x)) END;`;

export interface DuckOptions {
  /** Below which each opening makes a folder of its own. */
  root: string;
  /** As DuckDB writes it: 2GB. */
  memory: string;
  /** As many as there are processors, unless said. */
  shards?: number;
}

export async function openDuck({ root, memory, shards = shardsHere() }: DuckOptions): Promise<Duck> {
  // Read when it is needed, so that a start does not wait for it.
  const engine = await import("@duckdb/node-api");
  const held = await makeFolder(root);
  const folder = held.path;
  let { instance, writer } = await openFile(engine, folder, memory).catch(async (error) => {
    await held.remove();
    throw error;
  });
  await writer.run(`CREATE SCHEMA ${wholeSchema}; ${macros}`);
  let layout: Layout = { tables: [], shards, taken: new Map() };
  const known = new Map<string, Promise<void>>();
  const bits = bitsOfPlaces(memory);
  const asking = new Map<DuckDBConnection, Promise<unknown>>();

  async function viewsOf(workspaceId: string): Promise<void> {
    if (!/^[0-9]{1,18}$/.test(workspaceId)) throw new Error(`not a workspace id: ${workspaceId}`);
    const made = known.get(workspaceId) ?? makeViews(instance, workspaceId, layout);
    known.set(workspaceId, made);
    await made.catch(() => known.delete(workspaceId));
  }

  async function askIn(schema: string, text: string, parameters: readonly unknown[]) {
    const connection = await instance.connect();
    try {
      await connection.run(`SET search_path = '${schema}'; SET perfect_ht_threshold = ${bits}`);
      const { values, types } = bound(parameters, engine);
      const answering = connection.runAndReadAll(text, values, types);
      asking.set(connection, answering);
      return (await answering).getRowObjectsJson();
    } finally {
      asking.delete(connection);
      connection.closeSync();
    }
  }

  return {
    get writer() {
      return writer;
    },
    folder,
    get layout() {
      return layout;
    },
    async layOut(made) {
      layout = { ...made, shards };
      await writer.run(tableStatements(layout).join(";\n"));
    },
    async ask(workspaceId, text, parameters) {
      await viewsOf(workspaceId);
      return askIn(schemaOfWorkspace(workspaceId), text, parameters);
    },
    async askShards(workspaceId, text, parameters) {
      await viewsOf(workspaceId);
      const answers = shardNumbers(shards).map((shard) =>
        askIn(schemaOfWorkspace(workspaceId, shard), text, parameters),
      );
      return (await allEnded(answers)).flat();
    },
    async figure(text) {
      const connection = await instance.connect();
      try {
        return Number((await connection.runAndReadAll(text)).getRows()[0]![0] ?? 0);
      } finally {
        connection.closeSync();
      }
    },
    async reopen() {
      await writer.run("CHECKPOINT");
      writer.closeSync();
      instance.closeSync();
      ({ instance, writer } = await openFile(engine, folder, memory));
      if (shards > 1) await writer.run("SET threads = 1");
      // Else each step of following ends with putting all that it changed in its place, which takes longer than the step.
      await writer.run(
        `SET auto_checkpoint_skip_wal_threshold = 1000000000000; SET checkpoint_threshold = '${unsettledAtMost}'`,
      );
    },
    settle: () =>
      writer.run("CHECKPOINT").then(
        () => true,
        () => false,
      ),
    async close() {
      for (const connection of asking.keys()) connection.interrupt();
      await Promise.allSettled(asking.values());
      try {
        writer.closeSync();
        instance.closeSync();
      } finally {
        await held.remove();
      }
    },
  };
}

type Engine = typeof import("@duckdb/node-api");

/** Some hundred steps under thousands of orders a second; whatever is not in its place yet is kept in memory. */
const unsettledAtMost = "256MB";

async function openFile(engine: Engine, folder: string, memory: string) {
  const instance = await engine.DuckDBInstance.create(join(folder, "copy.duckdb"), {
    memory_limit: memory,
    // What a preview gave back serves the next one; handed to the system and asked for again, it is blanked page by page.
    allocator_flush_threshold: memory,
    allocator_bulk_deallocation_flush_threshold: memory,
    storage_compatibility_version: "latest",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const writer = await instance.connect();
  // Files of its own folder and nothing else, from here on and for good.
  await writer.run(`SET temp_directory = '${quoted(join(folder, "spilled"))}'`);
  await writer.run(
    `SET TimeZone = 'UTC'; SET integer_division = true; SET preserve_insertion_order = false; SET allowed_directories = ['${quoted(folder)}/']`,
  );
  await writer.run("SET enable_external_access = false");
  return { instance, writer };
}

async function makeViews(instance: DuckDBInstance, workspaceId: string, layout: Layout) {
  const connection = await instance.connect();
  try {
    await connection.run(workspaceStatements(workspaceId, layout).join(";\n"));
  } finally {
    connection.closeSync();
  }
}

/** Waits for all even where one fails, so that nothing still runs when the others are told. */
async function allEnded<T>(answers: Promise<T>[]): Promise<T[]> {
  return (await Promise.allSettled(answers)).map((ended) => {
    if (ended.status === "rejected") throw ended.reason;
    return ended.value;
  });
}

/**
 * Customers are grouped in an array with a place for each id rather than by hashing, which takes half the time, where their ids
 * span no more than 2 to this power: two threads' arrays then fit into an eighth of the memory.
 */
function bitsOfPlaces(memory: string): number {
  const [, amount, unit] = /^([0-9.]+) *([KMGT])i?B$/i.exec(memory) ?? [];
  const bytes = Number(amount ?? 1) * 1024 ** (1 + "KMGT".indexOf((unit ?? "G").toUpperCase()));
  const bytesOfPlace = 2 * 64;
  return Math.min(24, Math.max(12, Math.floor(Math.log2(bytes / 8 / bytesOfPlace))));
}

/** Rules give texts and whole numbers only; anything else would mean something else here than in PostgreSQL. */
function bound(
  parameters: readonly unknown[],
  { INTEGER, VARCHAR }: { INTEGER: DuckDBType; VARCHAR: DuckDBType },
): { values: DuckDBValue[]; types: DuckDBType[] } {
  const wrong = parameters.find((value) => typeof value !== "string" && !Number.isInteger(value));
  if (wrong !== undefined) throw new Error(`the copy takes no ${typeof wrong} as a parameter`);
  return {
    values: parameters as DuckDBValue[],
    types: parameters.map((value) => (typeof value === "number" ? INTEGER : VARCHAR)),
  };
}
