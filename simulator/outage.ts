// Simulated outages of the sending side: connections cut, left without an answer, or answered 500. Receipts that are
// due are posted all the same, and the account's settings can be reached, so that the outage can be ended.
import type { FastifyReply } from "fastify";
import type { StoredAccount } from "./accounts.ts";
import { ProblemError } from "./problem.ts";

/** Requests left without an answer at once; more are cut. */
const mostHanging = 1_000;

export class Outages {
  readonly #hanging = new Map<string, Set<FastifyReply>>();
  #count = 0;

  /** Does to the request what the account's outage says; answers whether that was the end of it. */
  strike(account: StoredAccount, reply: FastifyReply): boolean {
    switch (account.behaviour.outage) {
      case "none":
        return false;
      case "error_500":
        throw new ProblemError("outage", "Nothing was taken; the same keys may be sent again later");
      case "refuse":
        cut(reply);
        return true;
      case "hang":
        this.#hang(account.id, reply);
        return true;
    }
  }

  /** Cuts what hangs, of one account or of all. */
  release(accountId?: string): void {
    const ids = accountId === undefined ? [...this.#hanging.keys()] : [accountId];
    for (const id of ids) this.#hanging.get(id)?.forEach(cut);
  }

  #hang(accountId: string, reply: FastifyReply): void {
    if (this.#count >= mostHanging) {
      cut(reply);
      return;
    }
    const hanging = this.#hanging.get(accountId) ?? new Set();
    this.#hanging.set(accountId, hanging.add(reply));
    this.#count++;
    reply.hijack();
    reply.raw.once("close", () => {
      if (hanging.delete(reply)) this.#count--;
    });
  }
}

/** Ends the connection without an answer, as if the vendor had gone. */
export function cut(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}
