// Every setting, read once from the environment and the command line, each with what it does: the operator's manual.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "../contract/errors.ts";

/** What each setting is for; `npm start -- --help` prints it. */
const settings = {
  PORT: { flag: "port", fallback: "8080", words: "Port of the web application and API" },
  HOST: { flag: "host", fallback: "127.0.0.1", words: "Address to listen on; loopback unless said" },
  DATA_DIR: { flag: "data", fallback: ".data", words: "Folder for the embedded database, uploads and keys" },
  DEMO: {
    flag: "demo",
    fallback: "shop",
    words: "What a first start fills in: shop (a demo workspace) or none",
  },
  DATABASE_URL: { fallback: "", words: "Another PostgreSQL (15 or later) instead of the embedded one" },
  REDIS_URL: {
    fallback: "",
    words:
      "Redis (6.2 or later) that carries what is sent in between several processes; cluster nodes separated by commas",
  },
  COPY_MEMORY: {
    fallback: "2GB",
    words:
      "Most memory of the columnar copy that answers previews at once, such as 512MB or 4GB; what does not fit stays on disk. 0 for none: PostgreSQL then answers, slower",
  },
  COPY_FROM_ROWS: {
    fallback: "1000000",
    words:
      "How many orders, items and events a workspace has for the copy to answer for it; PostgreSQL is as quick below",
  },
  COPY_URL: {
    fallback: "",
    words:
      "Where other processes of this installation reach this one for the copy; http://HOST:PORT unless said",
  },
  PUBLIC_URL: {
    fallback: "",
    words: "Address that people and vendors reach this server by; http://HOST:PORT unless said",
  },
  ROLES: {
    flag: "roles",
    fallback: "api,worker,simulator",
    words: "What this process does, separated by commas",
  },
  SIMULATOR_URL: { fallback: "", words: "A simulator that runs elsewhere; one is started here unless said" },
  LOG_LEVEL: { fallback: "warn", words: "debug, info, warn, error or silent" },
  SECRET_KEY: {
    fallback: "",
    words:
      "64 hexadecimal digits that seal stored secrets and sign tokens; made and kept in the data folder unless said",
  },
  MODEL_HOSTS: {
    fallback: "",
    words:
      "Hosts besides public ones that a workspace may have its language model at, separated by commas; loopback for this machine",
  },
  SIGN_UP: {
    fallback: "invited",
    words: "Who may open a workspace of their own: open (anyone who signs in) or invited (nobody)",
  },
  GOOGLE_CLIENT_ID: { fallback: "", words: "OAuth client of Google sign-in" },
  GOOGLE_CLIENT_SECRET: { fallback: "", words: "Its secret" },
  GOOGLE_ISSUER: { fallback: "https://accounts.google.com", words: "Google's issuer; changed in tests only" },
  OIDC_ISSUER: { fallback: "", words: "Issuer of another OpenID Connect provider" },
  OIDC_CLIENT_ID: { fallback: "", words: "Our client id there" },
  OIDC_CLIENT_SECRET: { fallback: "", words: "Our client secret there" },
  OIDC_NAME: { fallback: "single sign-on", words: "What its button says" },
} as const;

type SettingName = keyof typeof settings;
export type ProcessRole = "api" | "worker" | "simulator";

export interface OidcProvider {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  demo: "shop" | "none";
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  publicUrl: string;
  /** As DuckDB writes it; undefined for no copy. */
  copyMemory: string | undefined;
  copyFromRows: number;
  copyUrl: string | undefined;
  roles: ReadonlySet<ProcessRole>;
  simulatorUrl: string | undefined;
  logLevel: string;
  secretKey: Buffer | undefined;
  signUp: "open" | "invited";
  modelHosts: ReadonlySet<string>;
  providers: OidcProvider[];
}

export function readConfig(args: string[], env: NodeJS.ProcessEnv): Config {
  const read = reader(args, env);
  const port = numberOf(read("PORT"), "PORT", 0, 65_535);
  const host = read("HOST");
  return {
    port,
    host,
    dataDir: resolve(read("DATA_DIR")),
    demo: oneOf(read("DEMO"), "DEMO", ["shop", "none"]),
    databaseUrl: read("DATABASE_URL") || undefined,
    redisUrl: read("REDIS_URL") || undefined,
    publicUrl: (read("PUBLIC_URL") || `http://${host}:${port}`).replace(/\/$/, ""),
    copyMemory: memoryOf(read("COPY_MEMORY")),
    copyFromRows: numberOf(read("COPY_FROM_ROWS"), "COPY_FROM_ROWS", 0, 1_000_000_000),
    copyUrl: read("COPY_URL").replace(/\/$/, "") || undefined,
    roles: new Set(
      read("ROLES")
        .split(",")
        .map((role) => oneOf(role.trim(), "ROLES", ["api", "worker", "simulator"])),
    ),
    simulatorUrl: read("SIMULATOR_URL") || undefined,
    logLevel: oneOf(read("LOG_LEVEL"), "LOG_LEVEL", ["debug", "info", "warn", "error", "silent"]),
    secretKey: keyOf(read("SECRET_KEY")),
    signUp: oneOf(read("SIGN_UP"), "SIGN_UP", ["open", "invited"]),
    modelHosts: new Set(
      read("MODEL_HOSTS")
        .toLowerCase()
        .split(",")
        .map((host) => host.trim())
        .filter(Boolean),
    ),
    providers: [...google(read), ...anyOidc(read)],
  };
}

/** The manual, as text. */
export function describeSettings(): string {
  const lines = Object.entries(settings).map(([name, s]) => {
    const flag = "flag" in s ? ` (--${s.flag})` : "";
    const fallback = s.fallback ? ` [${s.fallback}]` : "";
    return `  ${`${name}${flag}`.padEnd(28)} ${s.words}${fallback}`;
  });
  return ["Settings, from the environment or the flags named beside them:", "", ...lines].join("\n");
}

type Read = (name: SettingName) => string;

function reader(args: string[], env: NodeJS.ProcessEnv): Read {
  const flags = Object.values(settings).flatMap((s) => ("flag" in s ? [s.flag] : []));
  const { values } = parse(
    args,
    Object.fromEntries(flags.map((flag) => [flag, { type: "string" as const }])),
  );
  return (name) => {
    const setting = settings[name];
    const given = "flag" in setting ? values[setting.flag] : undefined;
    return given ?? env[name] ?? setting.fallback;
  };
}

function parse(args: string[], options: Record<string, { type: "string" }>) {
  try {
    return parseArgs({ args, options });
  } catch (error) {
    throw new AppError("invalid_input", `${(error as Error).message}\n\n${describeSettings()}`);
  }
}

function numberOf(text: string, name: SettingName, min: number, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new AppError("invalid_input", `${name} is a whole number from ${min} to ${max}, not “${text}”`);
}

function memoryOf(text: string): string | undefined {
  if (text === "0") return undefined;
  if (/^[1-9][0-9]{0,6}\s?[MG]B$/i.test(text)) return text;
  throw new AppError("invalid_input", `COPY_MEMORY is a size such as 512MB or 4GB, or 0, not “${text}”`);
}

function oneOf<T extends string>(text: string, name: SettingName, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found) return found;
  throw new AppError("invalid_input", `${name} is one of ${choices.join(", ")}, not “${text}”`);
}

function keyOf(hex: string): Buffer | undefined {
  if (hex === "") return undefined;
  if (/^[0-9a-f]{64}$/i.test(hex)) return Buffer.from(hex, "hex");
  throw new AppError(
    "invalid_input",
    "SECRET_KEY is 64 hexadecimal digits; make one with: openssl rand -hex 32",
  );
}

function google(read: Read): OidcProvider[] {
  const clientId = read("GOOGLE_CLIENT_ID");
  if (!clientId) return [];
  return [
    {
      id: "google",
      name: "Google",
      issuer: read("GOOGLE_ISSUER"),
      clientId,
      clientSecret: read("GOOGLE_CLIENT_SECRET"),
    },
  ];
}

function anyOidc(read: Read): OidcProvider[] {
  const issuer = read("OIDC_ISSUER");
  if (!issuer) return [];
  return [
    {
      id: "oidc",
      name: read("OIDC_NAME"),
      issuer,
      clientId: read("OIDC_CLIENT_ID"),
      clientSecret: read("OIDC_CLIENT_SECRET"),
    },
  ];
}
