// Takes what an admitted post holds: through the stream, where many make one batch; answered when it is safe.
import type { Platform } from "../../platform/index.ts";
import type { Outcome } from "../../platform/stream/index.ts";
import type { Access } from "../access/index.ts";
import type { IngestDoor } from "../ingest/index.ts";
import type { AdmittedPost } from "./admit.ts";
import type { Delivery } from "./delivery.ts";
import { type NotedDelivery, noteDeliveries } from "./delivery-store.ts";
import { deliveriesOf } from "./posts.ts";
import { wordsOf } from "./sample-words.ts";
import { translate } from "./translate.ts";

export interface ReceiveNeeds {
  access: Access;
  door: IngestDoor<Delivery>;
}

/** `type` is a single Segment call's. Throws what the stream throws where it is full; nothing is lost by sending again. */
export async function receive(
  { database, clock }: Platform,
  { access, door }: ReceiveNeeds,
  post: AdmittedPost,
  type?: string,
): Promise<void> {
  if (post.json === undefined) return;
  const { workspace_id } = post.source;
  const { workspace } = await access.systemActor({ id: workspace_id });
  const deliveries = deliveriesOf(post, { at: clock.now(), currency: workspace.currency }, type);
  const samples = deliveries.filter(({ sample }) => sample).map(sampleNoted);
  const real = deliveries.filter(({ sample }) => !sample);
  const outcomes =
    real.length > 0 ? await door.publish(workspace_id, real, { source: post.source.kind }) : [];
  const noted = [...samples, ...outcomes.flatMap((outcome, i) => poisonNoted(outcome, real[i]!))];
  if (noted.length > 0)
    await database.inWorkspace(workspace_id, (trx) => noteDeliveries(trx, workspace_id, noted));
}

function lineOf({ source, id, topic, received_at }: Delivery) {
  return { sourceId: source.id, deliveryId: id, topic, receivedAt: received_at };
}

function sampleNoted(delivery: Delivery): NotedDelivery {
  const reading = translate(delivery);
  const outcome = reading.outcome === "unreadable" ? "set_aside" : "sample";
  return { ...lineOf(delivery), outcome, note: wordsOf(reading, delivery.currency) };
}

/** What the stream itself set aside was read well and could not be written. */
function poisonNoted(outcome: Outcome, delivery: Delivery): NotedDelivery[] {
  if (outcome.status !== "set_aside") return [];
  return [{ ...lineOf(delivery), outcome: "set_aside", note: outcome.reason }];
}
