// The vendor's sending API: take messages, and say what became of them.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  idempotencyKey,
  lookupMax,
  type MessageReport,
  type SendReply,
  sendRequest,
} from "../contract/vendor.ts";
import { accountOf } from "./account-routes.ts";
import type { Accounts, StoredAccount } from "./accounts.ts";
import { type AllowedCallbacks, callbackFault } from "./callbacks.ts";
import { between, luckOf } from "./luck.ts";
import type { Messages } from "./messages.ts";
import { cut, type Outages } from "./outage.ts";
import { pause } from "./pause.ts";
import { ProblemError, parsed } from "./problem.ts";
import type { RateLimit } from "./rate-limit.ts";
import { messageId } from "./record.ts";

export interface MessageRouteParts {
  accounts: Accounts;
  messages: Messages;
  outages: Outages;
  rateLimit: RateLimit;
  allowed: AllowedCallbacks;
  stopping: AbortSignal;
}

const keys = z.union([idempotencyKey.transform((key) => [key]), z.array(idempotencyKey).max(lookupMax)]);
const lookup = z.strictObject({ idempotency_key: keys });
const idForm = /^m_[0-9a-f]{32}$/;

export function messageRoutes(app: FastifyInstance, parts: MessageRouteParts): void {
  const { accounts, messages, outages } = parts;
  // Before the body is read: an outage strikes at the door.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    if (outages.strike(accountOf(request, accounts), reply)) return reply;
  };

  app.post("/v1/messages", { onRequest }, (request, reply) => send(request, reply, parts));

  app.get("/v1/messages", { onRequest }, async (request) => {
    const account = accountOf(request, accounts);
    const { idempotency_key } = parsed(lookup, request.query);
    const ids = idempotency_key.map((key) => messageId(account.id, key));
    const found = await Promise.all(ids.map((id) => messages.report(account, id)));
    return { data: found.filter((report): report is MessageReport => report !== undefined) };
  });

  app.get<{ Params: { id: string } }>("/v1/messages/:id", { onRequest }, async (request) => {
    const { id } = request.params;
    const report = idForm.test(id) ? await messages.report(accountOf(request, accounts), id) : undefined;
    if (!report) throw new ProblemError("not_found", `${id} is no message of this account`);
    return report;
  });
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: MessageRouteParts,
): Promise<SendReply | FastifyReply> {
  const account = accountOf(request, parts.accounts);
  const body = parsed(sendRequest, request.body);
  checkCallback(body.callback_url, parts.allowed);
  checkRate(account, body.messages.length, parts.rateLimit);
  const { results, fresh } = await parts.messages.send(account, body);
  const { behaviour } = account;
  const luck = luckOf(behaviour.seed, body.messages[0]!.idempotency_key);
  await pause(between(behaviour.latency_ms, luck.latency), parts.stopping);
  // Only where something was new, so that asking again with the same keys always comes to an answer.
  if (fresh > 0 && luck.answerLost < behaviour.lost_answer_rate) {
    cut(reply);
    return reply;
  }
  reply.status(202);
  return { results };
}

function checkCallback(url: string, allowed: AllowedCallbacks): void {
  const message = callbackFault(url, allowed);
  if (!message) return;
  const hint = "receipts may go to this machine, or to hosts the simulator was started with";
  throw new ProblemError("invalid_input", "Nothing was taken", {
    faults: [{ path: "/callback_url", message, hint }],
  });
}

function checkRate(account: StoredAccount, count: number, rateLimit: RateLimit): void {
  const limit = account.behaviour.rate_limit_per_second;
  const retryAfter = rateLimit.take(account.id, limit, count);
  if (retryAfter === 0) return;
  const detail = `This account takes ${limit} messages a second; nothing of this request was taken`;
  throw new ProblemError("too_many_requests", detail, { retryAfter });
}
