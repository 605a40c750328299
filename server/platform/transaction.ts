// A transaction in few round trips. It begins together with its settings and with what is looked up first, and statements that
// are asked for at the same time (`together`) go out together and are carried out in that order; Kysely's own sends one when
// the last was answered. A request that writes asks a dozen, and while the server is busy each answer waits to be heard.
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  type QueryResult,
  Transaction,
} from "kysely";
import type { Tables, Trx } from "./database.ts";
import { mayWrite } from "./writes.ts";

export type Transact = <T>(begin: string, work: (trx: Trx) => Promise<T>) => Promise<T>;

export function createTransact(system: Kysely<Tables>, dialect: Dialect): Transact {
  // Knows how to end a transaction and what to do with a connection that cannot even roll back; the connections are `system`'s.
  const driver = dialect.createDriver();
  const executor = system.getExecutor();
  return (begin, work) =>
    executor.provideConnection(async (connection) => {
      let over = false;
      const beginning = connection.executeQuery(CompiledQuery.raw(begin));
      const begun = onceBegun(connection, beginning);
      const onThis = executor.withConnectionProvider({
        provideConnection: (use) =>
          over ? Promise.reject(new Error("this transaction is over")) : use(begun),
      });
      try {
        const answer = await work(
          new Transaction<Tables>({ config: { dialect }, dialect, driver, executor: onThis }),
        );
        over = true;
        await beginning;
        await driver.commitTransaction(connection);
        return answer;
      } catch (error) {
        over = true;
        await driver.rollbackTransaction(connection);
        throw error;
      }
    });
}

/**
 * The connection of a transaction whose beginning is on its way. What only reads goes out behind it, and is answered when it has
 * begun; should it ever fail to, nothing that was read outside of it is seen. Whatever may write waits for it, with all that is
 * asked after.
 */
function onceBegun(connection: DatabaseConnection, beginning: Promise<unknown>): DatabaseConnection {
  let isBegun = false;
  let waiting = false;
  beginning.then(
    () => {
      isBegun = true;
    },
    // Heard by whoever waits for it.
    () => {},
  );
  return {
    async executeQuery<Row>(asked: CompiledQuery): Promise<QueryResult<Row>> {
      if (isBegun) return connection.executeQuery<Row>(asked);
      waiting ||= mayWrite(asked.query);
      if (waiting) await beginning;
      const [, answer] = await together([beginning, connection.executeQuery<Row>(asked)]);
      return answer;
    },
    async *streamQuery<Row>(asked: CompiledQuery, chunkSize: number) {
      await beginning;
      yield* connection.streamQuery<Row>(asked, chunkSize);
    },
  };
}

/**
 * Waits for statements that were asked for at the same time, in the order in which they were. The first that failed is what is
 * thrown: those behind it are only told that their transaction is over.
 */
export async function together<const Asked extends readonly unknown[]>(
  asked: Asked,
): Promise<{ -readonly [K in keyof Asked]: Awaited<Asked[K]> }> {
  const settled = await Promise.allSettled(asked);
  const failed = settled.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof Asked]: Awaited<Asked[K]>;
  };
}
