// Who asks an engine, as quotas and the log know them: a person, a key, or the program itself.
import type { Actor } from "../../actor.ts";

export interface Asker {
  /** Tells askers apart: `person 12`. */
  key: string;
  name: string;
}

export function askerOf({ who }: Actor): Asker {
  if (who.kind === "system") return { key: "system", name: "Regulars itself" };
  return { key: `${who.kind} ${who.id}`, name: who.kind === "key" ? `API key “${who.name}”` : who.name };
}
