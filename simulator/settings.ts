// What the simulator is told when it is started, by a program or on the command line.
import { parseArgs } from "node:util";

export interface Settings {
  port: number;
  /** Folder for the journal and the accounts; made if missing, used by one simulator at a time. */
  dataDir: string;
  /** Address to listen on. */
  host?: string;
  /** Whom receipts and orders may be posted to: this machine, anyone, or these hosts and this machine. */
  allowCallbacks?: "loopback" | "any" | readonly string[];
  /** How long an idempotency key is remembered. */
  rememberHours?: number;
  /** Messages with receipts still to come; above it, sending answers 429. */
  maxWaiting?: number;
  /** Milliseconds before a failed post is tried again: the first time, and at most; it doubles in between. */
  retry?: { first: number; most: number };
  /** A journal file is closed and the next begun at this size. */
  segmentBytes?: number;
  /** Told what an operator should know, a sentence at a time. */
  log?: (sentence: string) => void;
}

const defaults = {
  host: "127.0.0.1",
  allowCallbacks: "loopback",
  rememberHours: 48,
  maxWaiting: 500_000,
  retry: { first: 250, most: 60_000 },
  segmentBytes: 128 * 1024 * 1024,
  log: () => {},
} satisfies Partial<Settings>;

export function withDefaults(given: Settings): Required<Settings> {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...(Object.fromEntries(said) as unknown as Settings) } as Required<Settings>;
}

export const usage = `usage: node simulator/main.ts --port PORT --data DIR [options]

  --port PORT             where to listen; 0 takes a free one
  --data DIR              where the journal and the accounts are kept
  --host ADDRESS          address to listen on (127.0.0.1)
  --allow-callbacks WHOM  whom receipts may be posted to: loopback (default), any, or host names with commas between
  --remember-hours N      how long an idempotency key is remembered (48)
  --help                  this text
`;

/** Reads the command line; throws an Error whose message is meant for a person. */
export function settingsFromArguments(args: string[]): Settings | "help" {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      data: { type: "string" },
      host: { type: "string" },
      "allow-callbacks": { type: "string" },
      "remember-hours": { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return "help";
  if (values.data === undefined) throw new Error("--data DIR is missing: where should the journal be kept?");
  return {
    port: wholeNumber("--port", values.port, 0, 65_535),
    dataDir: values.data,
    host: values.host,
    allowCallbacks: whom(values["allow-callbacks"]),
    rememberHours: wholeNumber("--remember-hours", values["remember-hours"] ?? "48", 1, 8_760),
  };
}

function wholeNumber(name: string, text: string | undefined, least: number, most: number): number {
  const number = Number(text);
  if (!text || !Number.isInteger(number) || number < least || number > most) {
    throw new Error(`${name} must be a whole number from ${least} to ${most}; it is ${text ?? "missing"}`);
  }
  return number;
}

function whom(text = "loopback"): Settings["allowCallbacks"] {
  if (text === "loopback" || text === "any") return text;
  return text.split(",").map((host) => host.trim().toLowerCase());
}
