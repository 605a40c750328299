// The workspace's rates: read, set, taken away, and applied again to orders of before when asked.
import { AppError } from "../../../../contract/errors.ts";
import type { Job } from "../../../../contract/jobs.ts";
import type { CurrencyRate } from "../../../../contract/rates.ts";
import type { Actor } from "../../../actor.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Customers } from "../../customers/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { createConversion } from "./conversion.ts";
import { deleteRate, readRates, writeRate } from "./store.ts";

export function createRates(platform: Platform, needs: { customers: Customers; jobs: Jobs }) {
  const { database } = platform;
  const convert = createConversion(platform, needs);

  return {
    async list(actor: Actor): Promise<CurrencyRate[]> {
      actor.must("workspace:read");
      const { id } = actor.workspace;
      const rows = await database.inWorkspace(id, (trx) => readRates(trx, id));
      return rows.map(({ currency, valid_from, rate }) => ({ currency, valid_from, rate: Number(rate) }));
    },

    async set(actor: Actor, rate: CurrencyRate): Promise<CurrencyRate> {
      actor.must("workspace:manage");
      const { workspace } = actor;
      if (rate.currency === workspace.currency)
        throw new AppError("invalid_input", `This workspace counts in ${rate.currency} already.`, {
          faults: [{ path: "/currency", message: "is the workspace's own" }],
        });
      await database.inWorkspace(workspace.id, (trx) => writeRate(trx, workspace, rate));
      return rate;
    },

    async remove(actor: Actor, rate: Pick<CurrencyRate, "currency" | "valid_from">): Promise<void> {
      actor.must("workspace:manage");
      const { id } = actor.workspace;
      if (await database.inWorkspace(id, (trx) => deleteRate(trx, id, rate))) return;
      throw new AppError("not_found", `There is no rate of ${rate.currency} from ${rate.valid_from} on.`);
    },

    /** Goes on after the answer. */
    async convertAgain(actor: Actor, currency: string): Promise<Job> {
      actor.must("workspace:manage");
      return needs.jobs.getJob(actor, await convert(actor.workspace.id, currency));
    },
  };
}
