// Ports: finding a free one, and saying plainly when the wanted one is taken.
import { once } from "node:events";
import { createServer } from "node:net";
import type { FastifyInstance } from "fastify";
import { AppError } from "../../contract/errors.ts";

/** A port nobody listens on just now. */
export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

export function listenOrSay(app: FastifyInstance, host: string, port: number): Promise<void> {
  return orSay(port, () => app.listen({ host, port }));
}

/** Before anything else is begun: a start that cannot be listened to shall make nothing. */
export function checkPort(host: string, port: number): Promise<void> {
  return orSay(port, async () => {
    const probe = createServer().listen(port, host);
    await once(probe, "listening");
    probe.close();
    await once(probe, "close");
  });
}

async function orSay(port: number, listen: () => Promise<unknown>): Promise<void> {
  try {
    await listen();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : "";
    if (code === "EADDRINUSE")
      throw new AppError(
        "conflict",
        `Port ${port} is in use by another program. Choose another: npm start -- --port ${port + 1}`,
      );
    if (code === "EACCES")
      throw new AppError(
        "conflict",
        `This user may not listen on port ${port}. Choose one above 1023: npm start -- --port 8080`,
      );
    throw cause;
  }
}
