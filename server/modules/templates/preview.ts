// A message as one customer would read it, with all that is to be mended.
import type { RawBuilder } from "kysely";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { MessageContent, MessagePreview } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Customers } from "../customers/index.ts";
import { type Check, contentChecks, parseMessage, renderedChecks, withoutFallback } from "./check.ts";
import { compileMessage, type ParsedMessage } from "./compile.ts";
import type { Engine } from "./engine.ts";
import { exampleReader } from "./example.ts";
import { gapsOf } from "./gaps.ts";
import { anyCustomer, type Reader, readersOf } from "./reader.ts";

export interface PreviewRequest {
  message: MessageContent;
  channel: Channel;
  customerId?: string;
  campaignName: string;
  /** Whose gaps are looked for: SQL that selects customers' ids. */
  audience?: RawBuilder<unknown>;
}

interface Preview {
  workspace: ActorWorkspace;
  catalogue: Catalogue;
  customers: Customers;
  engine: Engine;
  request: PreviewRequest;
}

/** Told of a gap from this share of the audience on. */
const manyOf = 0.05;

export async function previewMessage(trx: Trx, preview: Preview): Promise<MessagePreview> {
  const { workspace, engine, request } = preview;
  const { parsed, checks } = parseMessage(engine, request.message, customKeys(preview.catalogue));
  checks.push(...contentChecks(request.message, request.channel));
  const found = await readerOf(trx, preview);
  const customer = found ? { id: found.id, name: found.name ?? found.email ?? found.external_id } : null;
  if (!parsed) return { ...request.message, customer, checks };
  checks.push(...(await gapChecks(trx, preview, parsed)));
  const scope = { workspace: { name: workspace.name }, campaign: { name: request.campaignName } };
  const rendering = compileMessage(engine, parsed, scope).render(found ?? exampleReader);
  if ("unreadable" in rendering) {
    checks.push({ level: "fault", field: "body", message: `It cannot be written: ${rendering.unreadable}` });
    return { ...request.message, customer, checks };
  }
  checks.push(...renderedChecks(rendering.text, request.channel));
  return { ...rendering.text, customer, checks };
}

async function readerOf(trx: Trx, { workspace, customers, request }: Preview): Promise<Reader | undefined> {
  const asked = request.customerId;
  const id = asked ?? (await anyCustomer(trx, workspace.id));
  const reader = id === undefined ? undefined : (await readersOf(trx, customers, workspace, [id])).get(id);
  if (asked && !reader) throw new AppError("not_found", `There is no customer ${asked}`);
  return reader;
}

/** Names of the workspace's own attributes, as messages write them after `customer.custom.`. */
export function customKeys(catalogue: Catalogue): string[] {
  return catalogue.attributes.filter((own) => own.custom).map((own) => own.name.slice("custom.".length));
}

async function gapChecks(
  trx: Trx,
  { workspace, catalogue, engine, request }: Preview,
  parsed: ParsedMessage,
): Promise<Check[]> {
  const { audience } = request;
  if (!audience) return [];
  const uses = withoutFallback(engine, parsed);
  const names = uses.map((use) => use.name);
  const gaps = await gapsOf(trx, { workspaceId: workspace.id, audience, names, catalogue });
  return uses.flatMap(({ field, name }) => {
    const share = gaps.get(name) ?? 0;
    if (share < manyOf) return [];
    const message = `“${name}” is empty for ${Math.round(share * 100)} % of the audience`;
    const hint = `{{ ${name} | default: "…" }} says something else for them`;
    return [{ level: "warning" as const, field, message, hint }];
  });
}
