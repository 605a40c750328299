// Steps that open a page or give a thing another name.
import type { AssistantStep, StepOf } from "../../../../contract/assistant-steps.ts";
import type { AskedOf, NamedKind, Which } from "./asked.ts";
import { campaignNamed, listNamed, type Named, segmentNamed } from "./named.ts";
import { openPageOf } from "./page-names.ts";
import { nameIn } from "./phrase.ts";
import { type Planning, refuse } from "./planning.ts";

type Kind = Exclude<NamedKind, "customer">;
const kinds = ["segment", "campaign", "list"] as const satisfies Kind[];

const looks: {
  [K in Kind]: (planning: Planning, which: Which) => Named | undefined | Promise<Named | undefined>;
} = {
  segment: segmentNamed,
  campaign: campaignNamed,
  list: listNamed,
};

export async function openStep(
  planning: Planning,
  { which, words }: AskedOf<"open">,
): Promise<StepOf<"open_page" | "find_customers"> | undefined> {
  const page = which.words && !which.kind ? openPageOf(which.words.text) : undefined;
  const opened = { tool: "open_page", why: null } as const;
  if (page) return { ...opened, page, id: null, name: null };
  const found = await thing(planning, which);
  if (found) return { ...opened, page: found.kind, id: found.id, name: found.name };
  if (!which.words) return refuse(planning, words, "say what to open");
  if (which.kind && which.kind !== "customer")
    return refuse(planning, which.words, `no ${which.kind} has this name`);
  return { tool: "find_customers", search: nameIn(which.words).slice(0, 200) };
}

async function thing(planning: Planning, which: Which): Promise<(Named & { kind: Kind }) | undefined> {
  for (const kind of kinds) {
    if (which.kind && which.kind !== kind) continue;
    const found = await looks[kind](planning, which);
    if (found) return { ...found, kind };
  }
  return undefined;
}

export async function renameStep(
  planning: Planning,
  { which, name, words }: AskedOf<"rename">,
): Promise<Extract<AssistantStep, { tool: `rename_${Kind}` }> | undefined> {
  const { page } = planning;
  const pointed = kinds.map((kind) => page[kind] && { ...page[kind], kind }).find((one) => one !== undefined);
  const named = which.words ?? which.id;
  const found = named ? await thing(planning, which) : pointed;
  if (!found)
    return refuse(
      planning,
      words,
      named ? "nothing here has this name" : "this page shows nothing that has a name to change",
    );
  if (name === "") return refuse(planning, words, "say the new name");
  const { id, kind } = found;
  return { tool: `rename_${kind}`, id, name: name.slice(0, 120), before: found.name };
}
