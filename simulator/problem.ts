// What can go wrong for a caller, and how it is answered: problem+json (RFC 9457) with each fault.
import type { FastifyError, FastifyReply } from "fastify";
import type { z } from "zod";
import type { VendorProblem } from "../contract/vendor.ts";

const kinds = {
  invalid_input: { status: 400, title: "Some of what was sent is not valid" },
  wrong_key: { status: 401, title: "The bearer key belongs to no account" },
  not_found: { status: 404, title: "There is nothing here by that name" },
  account_differs: { status: 409, title: "This key belongs to an account with another secret" },
  too_large: { status: 413, title: "The body is over the limit" },
  unsupported_media_type: { status: 415, title: "Only application/json is read here" },
  too_many_requests: { status: 429, title: "Too many messages at once" },
  outage: { status: 500, title: "The vendor has a simulated outage" },
  internal: { status: 500, title: "This failed on the simulator's side" },
  shutting_down: { status: 503, title: "The simulator is stopping" },
  not_written: { status: 507, title: "The journal could not be written" },
} as const;
type ProblemKind = keyof typeof kinds;

type Faults = NonNullable<VendorProblem["errors"]>;

export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly faults: Faults | undefined;
  /** Whole seconds to wait before trying again. */
  readonly retryAfter: number | undefined;

  constructor(kind: ProblemKind, detail: string, more: { faults?: Faults; retryAfter?: number } = {}) {
    super(detail);
    this.kind = kind;
    this.faults = more.faults;
    this.retryAfter = more.retryAfter;
  }

  toProblem(): VendorProblem {
    return {
      type: `https://regulars.dev/simulator/errors/${this.kind}`,
      ...kinds[this.kind],
      detail: this.message,
      errors: this.faults,
    };
  }
}

/** Parses what was sent, or refuses it with every fault at once. */
export function parsed<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const faults = result.error.issues.map(faultOf);
  throw new ProblemError("invalid_input", `${counted(faults.length)}; nothing was taken`, { faults });
}

function faultOf(issue: z.core.$ZodIssue): Faults[number] {
  return { path: `/${issue.path.map(String).join("/")}`, message: issue.message };
}

const counted = (n: number) => (n === 1 ? "There is 1 fault" : `There are ${n} faults`);

/** Fastify's handler of everything thrown. */
export function answerProblem(
  error: FastifyError | ProblemError,
  reply: FastifyReply,
  log: (sentence: string) => void,
) {
  const problem = error instanceof ProblemError ? error : fromFastify(error);
  if (problem.retryAfter !== undefined) reply.header("retry-after", problem.retryAfter);
  if (problem.kind === "internal" || problem.kind === "not_written") log(`A request failed: ${error.stack}`);
  const body = problem.toProblem();
  return reply.status(body.status).type("application/problem+json").send(body);
}

function fromFastify(error: FastifyError): ProblemError {
  switch (error.statusCode) {
    case 413:
      return new ProblemError("too_large", "Send fewer messages in one request; nothing was taken");
    case 415:
      return new ProblemError("unsupported_media_type", "Send JSON, with content-type: application/json");
    case 400:
      return new ProblemError("invalid_input", `The body is not valid JSON: ${error.message}`);
    default:
      return new ProblemError("internal", `${error.message}; the same keys may be sent again`);
  }
}
