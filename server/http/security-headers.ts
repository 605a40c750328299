// What browsers are told of every answer. It is the same each time, and working it out took a tenth of a short request, so
// helmet is asked once.
import helmet, { type FastifyHelmetOptions } from "@fastify/helmet";
import Fastify, { type FastifyInstance } from "fastify";

/** Of any answer, whoever sets them. */
const anyAnswers = new Set(["connection", "content-length", "content-type", "date"]);

export async function setSecurityHeaders(app: FastifyInstance, options: FastifyHelmetOptions): Promise<void> {
  const headers = Object.entries(await headersOf(options)).filter(([name]) => !anyAnswers.has(name));
  app.addHook("onRequest", (_request, reply, done) => {
    // On the answer itself, which streams write without Fastify.
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
}

async function headersOf(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const asked = Fastify();
  await asked.register(helmet, options);
  asked.get("/", async () => "");
  const { headers } = await asked.inject("/");
  await asked.close();
  return headers as Record<string, string>;
}
