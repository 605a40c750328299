// Structured logs on standard error, so that standard output carries only what a person or script asked for.
import { pino } from "pino";

export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error" | "child" | "level">;

/** Never logged, wherever they stand: what could be used to come in. */
const secrets = [
  "req.headers.authorization",
  "req.headers.cookie",
  "*.password",
  "*.secret",
  "*.token",
  "*.key",
  "*.credential",
];

/** level: pino's names, or `silent`. */
export function createLog(level: string): pino.Logger {
  return pino(
    { level, base: null, redact: { paths: secrets, censor: "(hidden)" } },
    pino.destination({ dest: 2, sync: false }),
  );
}
