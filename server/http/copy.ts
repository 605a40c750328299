// Where other processes of this installation ask the one that keeps the columnar copy. Nobody else: it takes SQL, so the token
// is the installation's own.
import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { AppError } from "../../contract/errors.ts";
import { type Copy, copyPath, copyQuestion } from "../platform/copy/index.ts";
import { parseOrThrow } from "./faults.ts";

export function serveCopy(app: FastifyInstance, copy: Copy): void {
  app.post(
    copyPath,
    {
      bodyLimit: 8 * 1024 * 1024,
      onRequest: async (request) => {
        if (!isSame(request.headers.authorization ?? "", `Bearer ${copy.token}`))
          throw new AppError("not_found", `There is no POST ${copyPath}`);
      },
    },
    async (request, reply) => {
      const answer = await copy.answer(parseOrThrow(copyQuestion, request.body));
      return answer ?? reply.status(204).send();
    },
  );
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
