// Messages parsed once a campaign and kept while it is being sent: a few at a time, the longest unused goes first.
import type { CompiledMessage, Templates } from "../templates/index.ts";
import type { ClaimedChunk } from "./chunks.ts";

const most = 50;

export function createCompiled(templates: Templates): (chunk: ClaimedChunk) => CompiledMessage {
  const kept = new Map<string, CompiledMessage>();
  return (chunk) => {
    const name = `${chunk.workspace_id} ${chunk.campaign_id}`;
    const compiled = kept.get(name) ?? templates.compile(chunk, chunk.scope.manner, chunk.scope);
    kept.delete(name);
    kept.set(name, compiled);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return compiled;
  };
}
