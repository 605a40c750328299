// A message as one customer would read it, with all that is to be mended.
import { type RawBuilder, sql } from "kysely";
import type { MessageContent, MessagePreview } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
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
  engine: Engine;
  request: PreviewRequest;
}

/** Told of a gap from this share of the audience on. */
const manyOf = 0.05;

export async function previewMessage(trx: Trx, preview: Preview): Promise<MessagePreview> {
  const { workspace, engine, request } = preview;
  const { parsed, checks } = parseMessage(engine, request.message, await customKeys(trx, workspace.id));
  checks.push(...contentChecks(request.message, request.channel));
  const found = await readerOf(trx, workspace, request.customerId);
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

async function readerOf(
  trx: Trx,
  workspace: ActorWorkspace,
  asked: string | undefined,
): Promise<Reader | undefined> {
  const id = asked ?? (await anyCustomer(trx, workspace.id));
  const reader = id && (await readersOf(trx, workspace.id, [id], workspace.currency)).get(id);
  if (asked && !reader) throw new AppError("not_found", `There is no customer ${asked}`);
  return reader || undefined;
}

async function customKeys(trx: Trx, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT key FROM custom_attributes WHERE workspace_id = ${workspaceId}
  `.execute(trx);
  return rows.map((row) => row.key);
}

async function gapChecks(
  trx: Trx,
  { workspace, engine, request }: Preview,
  parsed: ParsedMessage,
): Promise<Check[]> {
  if (!request.audience) return [];
  const uses = withoutFallback(engine, parsed);
  const gaps = await gapsOf(
    trx,
    workspace.id,
    request.audience,
    uses.map((use) => use.name),
  );
  return uses.flatMap(({ field, name }) => {
    const share = gaps.get(name) ?? 0;
    if (share < manyOf) return [];
    const message = `“${name}” is empty for ${Math.round(share * 100)} % of the audience`;
    return [
      {
        level: "warning" as const,
        field,
        message,
        hint: `{{ ${name} | default: "…" }} says something else for them`,
      },
    ];
  });
}
