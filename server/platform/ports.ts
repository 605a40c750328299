// Ports: finding a free one, and saying plainly when the wanted one is taken.
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

export async function listenOrSay(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
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
