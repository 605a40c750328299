// Builds the simulator from its parts and starts it: a vendor of e-mail, SMS, WhatsApp and push that delivers nothing to
// anyone, but answers, fails, delays and reports as a real one does.
import type { AddressInfo } from "node:net";
import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { accountRoutes } from "./account-routes.ts";
import { Accounts } from "./accounts.ts";
import { Counts } from "./counts.ts";
import { takeFolder } from "./data-folder.ts";
import { Journal } from "./journal.ts";
import { messageRoutes } from "./message-routes.ts";
import { Messages } from "./messages.ts";
import { Outages } from "./outage.ts";
import { Outbox } from "./outbox.ts";
import { answerProblem, ProblemError } from "./problem.ts";
import { RateLimit } from "./rate-limit.ts";
import { Recovery } from "./recovery.ts";
import { type Settings, withDefaults } from "./settings.ts";

export interface Simulator {
  url: string;
  /** Ends what is under way, once however often it is called; what is still to be posted waits in the data folder for the next start. */
  close(): Promise<void>;
}

const bodyLimit = 20 * 1024 * 1024;
/** How long requests under way may take to end when the simulator stops. */
const grace = 2_000;

export async function startSimulator(given: Settings): Promise<Simulator> {
  const settings = withDefaults(given);
  const leaveFolder = await takeFolder(settings.dataDir);
  const parts = await build(settings).catch(async (error) => {
    await leaveFolder();
    throw error;
  });
  const app = serve(parts);
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= closeAll(app, parts).finally(leaveFolder);
    return closed;
  };
  try {
    await app.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: urlOf(app), close };
}

type Parts = Awaited<ReturnType<typeof build>>;

async function build(settings: Required<Settings>) {
  const stopping = new AbortController();
  const accounts = await Accounts.open(settings.dataDir);
  const recovery = new Recovery();
  const journal = await Journal.open(
    {
      dir: settings.dataDir,
      segmentBytes: settings.segmentBytes,
      rememberMs: settings.rememberHours * 3_600_000,
    },
    (line) => recovery.read(line),
  );
  const counts = new Counts();
  const shared = { accounts, journal, counts, allowed: settings.allowCallbacks, log: settings.log };
  const outbox = new Outbox({ ...shared, times: { retry: settings.retry, stopping: stopping.signal } });
  for (const waiting of recovery.waiting()) outbox.add(waiting);
  const messages = new Messages({ journal, outbox, counts, maxWaiting: settings.maxWaiting });
  return { ...shared, outbox, messages, outages: new Outages(), rateLimit: new RateLimit(), stopping };
}

function serve(parts: Parts): FastifyInstance {
  const app = fastify({ bodyLimit, forceCloseConnections: "idle" });
  app.setErrorHandler<FastifyError>((error, _, reply) => answerProblem(error, reply, parts.log));
  app.setNotFoundHandler((request) => {
    throw new ProblemError("not_found", `${request.method} ${request.url} is not answered here`);
  });
  app.get("/health", async () => ({ status: "ok", waiting: parts.outbox.waiting }));
  accountRoutes(app, parts);
  messageRoutes(app, { ...parts, stopping: parts.stopping.signal });
  return app;
}

async function closeAll(app: FastifyInstance, parts: Parts): Promise<void> {
  parts.stopping.abort();
  parts.outages.release();
  const timer = setTimeout(() => app.server.closeAllConnections(), grace);
  await app.close();
  clearTimeout(timer);
  await parts.outbox.close();
  await parts.journal.close();
}

function urlOf(app: FastifyInstance): string {
  const { address, family, port } = app.server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
