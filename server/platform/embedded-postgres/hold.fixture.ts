// A process for tests that holds a built-in PostgreSQL until it is stopped or killed: `node hold.fixture.ts DATA_DIR`. Prints
// one line of JSON: the running PostgreSQL, or the fault.
import { AppError } from "../../../contract/errors.ts";
import { startEmbeddedPostgres } from "./index.ts";

const [dataDir = ""] = process.argv.slice(2);
const log = { info: console.error, warn: console.error };
const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);

try {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  process.once("SIGTERM", () => postgres.stop());
  say({ url: postgres.url, pid: postgres.pid });
} catch (fault) {
  const { message } = fault as Error;
  say({ code: fault instanceof AppError ? fault.code : "unexpected", message });
}
