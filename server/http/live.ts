// Changes as they happen, pushed to browsers as server-sent events: one connection for each open page, for one workspace.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { liveEndpoints } from "../../contract/live.ts";
import type { Access } from "../modules/access/index.ts";
import type { Live, LiveMessage } from "../platform/live.ts";
import type { Handlers } from "./handlers.ts";

/** Milliseconds between signs of life, at which it is also asked whether the listener still may listen. */
const beat = 15_000;
/** Bytes that may wait for a slow reader; one who falls further behind is cut off, comes back by itself and reads anew. */
const mostWaiting = 512 * 1024;

export function liveRoutes(live: Live, access: Access): Handlers<typeof liveEndpoints> {
  return {
    async live({ actor, request, reply }) {
      const write = openStream(reply);
      const stop = live.listen(actor.workspace.id, (message) => write(eventText(message)));
      const timer = setInterval(() => {
        mayStillListen(access, request).then(
          () => write(": still here\n\n"),
          () => reply.raw.end(),
        );
      }, beat);
      reply.raw.on("close", () => {
        stop();
        clearInterval(timer);
      });
      return reply;
    },
  };
}

function openStream(reply: FastifyReply): (text: string) => void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  raw.on("error", () => raw.destroy());
  raw.write("retry: 2000\n: listening\n\n");
  return (text) => {
    if (raw.writableLength > mostWaiting) raw.destroy();
    else if (!raw.writableEnded && !raw.destroyed) raw.write(text);
  };
}

const eventText = ({ event, data }: LiveMessage) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Throws when the session has ended or the person is no longer a member. */
async function mayStillListen(access: Access, request: FastifyRequest): Promise<void> {
  const caller = await access.authenticate(request, { csrf: false });
  (await access.enterWorkspace(caller, request)).must("workspace:read");
}
