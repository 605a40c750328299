// Sources: where a shop's data comes in from by itself, in forms that shops speak already. This module owns the sources with
// their keys, their last deliveries, and what is remembered of what each said, so that any order of deliveries ends the same.

import { AppError } from "../../../contract/errors.ts";
import type {
  DeliveryOutcome,
  SampleReply,
  Source,
  SourceDelivery,
  SourceInput,
} from "../../../contract/sources.ts";
import type { Actor } from "../../actor.ts";
import { randomToken } from "../../platform/crypto.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Access } from "../access/index.ts";
import { toSource } from "./address.ts";
import { type AdmittedPost, createAdmission } from "./admit.ts";
import { type Applied, type ApplyNeeds, applyDeliveries, deliveryKind, refusalOf } from "./apply.ts";
import { type Delivery, readDelivery } from "./delivery.ts";
import { lastDeliveries } from "./delivery-store.ts";
import { keepSecret, makesSecret } from "./keys.ts";
import { pruneVisitors } from "./prune.ts";
import { receive } from "./receive.ts";
import { sendSample } from "./send-sample.ts";
import { changeSource, deleteSource, insertSource, sourceOf, sourcesOf } from "./source-store.ts";
import type {} from "./tables.ts";
import { visitorsName } from "./visitor-store.ts";

export type { AdmittedPost } from "./admit.ts";

export type Sources = ReturnType<typeof createSources>;

type Needs = Omit<ApplyNeeds, "now"> & { access: Access };

export function createSources(platform: Platform, { access, ...parts }: Needs) {
  const { database, sealer, clock, config } = platform;
  const needs: ApplyNeeds = { ...parts, now: () => clock.now() };
  const door = parts.ingest.addKind<Delivery>(deliveryKind, {
    consume: (trx, workspaceId, deliveries) => applyDeliveries(needs, trx, workspaceId, deliveries),
    // The versions make any order right.
    keys: () => [],
    read: readDelivery,
    refusal: (result) => refusalOf(result as Applied),
  });
  parts.customers.merges.lendVisitors(visitorsName);
  const admission = createAdmission(platform);
  platform.jobs.schedule("sources.tidy", "23 3 * * *", () => pruneVisitors(platform));

  const inside = <T>({ workspace }: Actor, work: (trx: Trx, workspaceId: string) => Promise<T>) =>
    database.inWorkspace(workspace.id, (trx) => work(trx, workspace.id));
  const find = (actor: Actor, id: string) =>
    inside(actor, (trx, workspaceId) => sourceOf(trx, workspaceId, id));

  return {
    async list(actor: Actor): Promise<{ data: Source[] }> {
      actor.must("sources:read");
      const rows = await inside(actor, sourcesOf);
      return { data: rows.map((row) => toSource(config.publicUrl, row)) };
    },

    async get(actor: Actor, id: string): Promise<Source> {
      actor.must("sources:read");
      return toSource(config.publicUrl, await find(actor, id));
    },

    /** `secret` is told where we made it. */
    async create(actor: Actor, input: SourceInput): Promise<Source & { secret: string | null }> {
      actor.must("sources:manage");
      const { secret, columns } = keepSecret(sealer, input.kind, input.secret);
      const row = await inside(actor, (trx, workspace_id) =>
        insertSource(trx, {
          workspace_id,
          public_id: `src_${randomToken(18)}`,
          kind: input.kind,
          name: input.name,
          id_prefix: input.id_prefix ?? "",
          created_at: clock.now(),
          ...columns,
        }),
      );
      return { ...toSource(config.publicUrl, row), secret: makesSecret[input.kind] === "we" ? secret : null };
    },

    async update(
      actor: Actor,
      id: string,
      { name, secret }: { name?: string; secret?: string },
    ): Promise<Source> {
      actor.must("sources:manage");
      const { kind } = await find(actor, id);
      const change = {
        ...(name ? { name } : {}),
        ...(secret ? keepSecret(sealer, kind, secret).columns : {}),
      };
      return toSource(
        config.publicUrl,
        await inside(actor, (trx, workspaceId) => changeSource(trx, workspaceId, id, change)),
      );
    },

    async remove(actor: Actor, id: string): Promise<{ deleted: true }> {
      actor.must("sources:manage");
      await inside(actor, (trx, workspaceId) => deleteSource(trx, workspaceId, id));
      return { deleted: true };
    },

    async secret(actor: Actor, id: string): Promise<{ secret: string }> {
      actor.must("sources:manage");
      const row = await find(actor, id);
      if (makesSecret[row.kind] === "we") return { secret: sealer.open(row.sealed_secret) };
      throw new AppError("wrong_state", "This secret is Shopify's own; look it up there.");
    },

    /** The old one ends at once. */
    async renewSecret(actor: Actor, id: string): Promise<{ secret: string }> {
      actor.must("sources:manage");
      const { kind } = await find(actor, id);
      const { secret, columns } = keepSecret(sealer, kind);
      await inside(actor, (trx, workspaceId) => changeSource(trx, workspaceId, id, columns));
      return { secret };
    },

    async deliveries(
      actor: Actor,
      id: string,
      outcome?: DeliveryOutcome,
    ): Promise<{ data: SourceDelivery[] }> {
      actor.must("sources:read");
      await find(actor, id);
      return {
        data: await inside(actor, (trx, workspaceId) => lastDeliveries(trx, workspaceId, id, outcome)),
      };
    },

    async sample(actor: Actor, id: string): Promise<SampleReply> {
      actor.must("sources:manage");
      return sendSample(platform, actor.workspace, await find(actor, id));
    },

    /** For the edge: who posted, before anything of it is believed. */
    admit: admission.admit,
    /** Takes what an admitted post holds. */
    receive: (post: AdmittedPost, type?: string) => receive(platform, { access, door }, post, type),
    /** Resolves when every refusal so far is counted: for tests. */
    settled: admission.settled,
  };
}
