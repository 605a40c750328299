// Posts a sample to a source's own address, over HTTP as the shop's system would, and says how it was read. It goes the whole
// way but the last step: nothing is written but its line among the deliveries.
import type { SampleReply } from "../../../contract/sources.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { addressOf } from "./address.ts";
import { deliveryCalled } from "./delivery-store.ts";
import { makeSample } from "./samples.ts";
import type { SourceRow } from "./source-store.ts";

/** Milliseconds that somebody who looks at the settings is made to wait. */
const glance = 5_000;

export async function sendSample(
  { database, sealer, clock, config }: Platform,
  workspace: ActorWorkspace,
  source: SourceRow,
): Promise<SampleReply> {
  const sample = makeSample(source.kind, sealer.open(source.sealed_secret), clock.now(), workspace.currency);
  const address = addressOf(config.publicUrl, source) + (source.kind === "segment" ? "/v1/batch" : "");
  const failure = await post(address, sample);
  if (failure) return { arrived: false, outcome: null, words: failure };
  const delivery = await database.inWorkspace(workspace.id, (trx) =>
    deliveryCalled(trx, workspace.id, source.id, sample.id),
  );
  if (!delivery)
    return {
      arrived: false,
      outcome: null,
      words: `${address} answered, and nothing came here: it belongs to another installation`,
    };
  return { arrived: true, outcome: delivery.outcome, words: delivery.note ?? "" };
}

/** What went wrong, if anything. */
async function post(
  address: string,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<string | undefined> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers,
      body,
      redirect: "error",
      signal: AbortSignal.timeout(glance),
    });
    await answer.body?.cancel();
    return answer.ok ? undefined : `${address} answered ${answer.status}`;
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return `${address} cannot be reached from this machine: ${cause}. The shop may reach it all the same`;
  }
}
