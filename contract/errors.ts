// Every error a caller can meet: its code, HTTP status and words, in one list. Throw an AppError with one of these
// codes; the HTTP edge makes it problem+json (RFC 9457), a worker reads `retry` to know whether trying again can help.

interface ErrorKind {
  status: number;
  title: string;
  /** Trying the same thing again later may succeed. */
  retry?: true;
}

export const errorKinds = {
  invalid_input: { status: 400, title: "Some of what was sent is not valid" },
  invalid_json: { status: 400, title: "The body is not valid JSON" },
  invalid_cursor: { status: 400, title: "The cursor does not belong to this list" },
  invalid_rule: { status: 400, title: "The rule cannot be evaluated as written" },
  invalid_template: { status: 400, title: "The message template has a fault" },
  not_signed_in: { status: 401, title: "Sign in first" },
  bad_signature: { status: 401, title: "The signature does not match" },
  link_expired: { status: 401, title: "This link has expired or was already used" },
  sign_in_failed: { status: 401, title: "Signing in did not succeed" },
  provider_unreachable: {
    status: 502,
    title: "The sign-in provider cannot be reached; try again in a moment",
    retry: true,
  },
  email_unverified: { status: 403, title: "The sign-in provider has not verified this e-mail address" },
  not_invited: {
    status: 403,
    title: "Nobody has invited this e-mail address yet; ask an owner to invite it",
  },
  not_configured: { status: 501, title: "This is not set up on this installation" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  csrf: { status: 403, title: "The request did not come from this site" },
  not_found: { status: 404, title: "There is nothing here by that name" },
  method_not_allowed: { status: 405, title: "This address does not answer that method" },
  conflict: { status: 409, title: "This clashes with what is already there" },
  wrong_state: { status: 409, title: "This cannot be done in its present state" },
  idempotency_mismatch: { status: 409, title: "This idempotency key was used for a different request" },
  too_large: { status: 413, title: "The body is over the limit" },
  unsupported_media_type: { status: 415, title: "This kind of content is not accepted here" },
  too_many_requests: { status: 429, title: "Too many requests", retry: true },
  internal: {
    status: 500,
    title: "This failed on our side; it was logged and nothing was half-written",
    retry: true,
  },
  vendor_failed: { status: 502, title: "The vendor did not answer as expected", retry: true },
  database_unavailable: {
    status: 503,
    title: "The database cannot be reached; nothing was changed",
    retry: true,
  },
  stream_unavailable: {
    status: 503,
    title: "The queue that takes what is sent in cannot be reached; nothing of this was kept",
    retry: true,
  },
  shutting_down: { status: 503, title: "The server is stopping; try again in a moment", retry: true },
  disk_full: { status: 507, title: "The disk is full; what was saved before is kept", retry: true },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** One fault of an input: where (JSON pointer-like path from the body's root), what is wrong, what would be right. */
export interface Fault {
  path: string;
  message: string;
  hint?: string;
}

/** RFC 9457 body of every error answer. `code` is the last part of `type`, for programs to switch on. */
export interface Problem {
  type: string;
  code: ErrorCode;
  title: string;
  status: number;
  detail: string;
  errors?: Fault[];
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly faults: Fault[];
  /** Seconds to wait before trying again, for 429 and 503. */
  readonly retryAfter?: number;

  constructor(
    code: ErrorCode,
    detail?: string,
    options: { faults?: Fault[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(detail ?? errorKinds[code].title, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.faults = options.faults ?? [];
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return errorKinds[this.code].status;
  }

  get retry(): boolean {
    return "retry" in errorKinds[this.code];
  }

  toProblem(): Problem {
    return {
      type: `https://regulars.dev/errors/${this.code}`,
      code: this.code,
      title: errorKinds[this.code].title,
      status: this.status,
      detail: this.message,
      ...(this.faults.length > 0 ? { errors: this.faults } : {}),
    };
  }
}
