// Pages of the application by the names that people call them.
import type { OpenPage } from "../../../../contract/assistant-steps.ts";

const names: Partial<Record<OpenPage, string>> = {
  home: "home|dashboard|start|overview|main page",
  customers: "customers|customer list|all customers|people list|contacts|shoppers",
  duplicates: "duplicates|duplicate customers|merges",
  orders: "orders|all orders|sales|order list",
  segments: "segments|audiences|all segments|saved segments",
  segment_builder: "segment builder|builder|new segment|a new segment",
  lists: "lists|all lists",
  campaigns: "campaigns|all campaigns|campaign history|history",
  new_campaign: "new campaign|a new campaign|campaign editor",
  imports: "imports|import|uploads",
  settings: "settings|preferences|general settings|workspace settings",
  people: "people|team|members|roles|people and roles|people settings|invitations",
  keys: "api keys|keys|tokens",
  channels: "channels|vendors|channel settings",
  sources: "sources|connectors|integrations|webhooks",
  currencies: "currencies|exchange rates|rates",
  events: "events|event settings",
  brand: "brand|brand voice|voice|brand settings",
  assistant: "assistant|assistant settings|engine|engines|ai settings|model settings",
  assistant_log: "assistant log|assistants log|log|ai log|assistant history|log of the assistant",
};

const pageOf = new Map(
  Object.entries(names).flatMap(([page, words]) => words.split("|").map((word) => [word, page as OpenPage])),
);

export function openPageOf(words: string): OpenPage | undefined {
  const plain = words
    .toLowerCase()
    .replace(/[.!?]+$/, "")
    .replace(/['’]s\b/g, "s")
    .replace(/^(?:the|my|our|all) /, "")
    .replace(/ (?:page|screen|tab)$/, "")
    .trim();
  return pageOf.get(plain);
}
