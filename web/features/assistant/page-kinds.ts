// What the panel sees of pages that are about nothing in particular, by their address.
import { useRouterState } from "@tanstack/react-router";
import type { PageKind } from "../../../contract/assistant-steps.ts";
import { type PageSubject, useToldSubject } from "../../page-subject.ts";

const byAddress: Record<string, { kind: PageKind; sees: string }> = {
  "": { kind: "home", sees: "Home" },
  customers: { kind: "customers", sees: "customers" },
  orders: { kind: "orders", sees: "orders" },
  segments: { kind: "segments", sees: "saved segments" },
  lists: { kind: "lists", sees: "lists" },
  lookalikes: { kind: "lookalike", sees: "a lookalike audience" },
  campaigns: { kind: "campaigns", sees: "campaigns" },
  imports: { kind: "imports", sees: "imports" },
  settings: { kind: "settings", sees: "settings" },
};

export function useSeenPage(): PageSubject {
  const told = useToldSubject();
  const place = useRouterState({ select: ({ location }) => location.pathname.split("/")[3] ?? "" });
  return told ?? byAddress[place] ?? { kind: "other", sees: "nothing in particular" };
}

const everywhere = ["How many customers ordered in the last 30 days?", "Open the campaigns"];

/** What could be asked, where nothing was yet. */
export const examples: Record<PageKind, readonly string[]> = {
  home: ["Create a segment of customers who have not ordered in 60 days", ...everywhere],
  customers: ["Tag them as regular", "Put them on a new list called Autumn", "Save them as a segment"],
  customer: ["Tag this customer as VIP", "Put this customer on a new list called Friends"],
  orders: ["How many customers spent over 5,000?", "Put these people on a new list called Buyers"],
  segments: ["Create a segment of customers who ordered twice in 90 days", ...everywhere],
  segment: [
    "Now only those who agreed to e-mail",
    "How many of them ordered in the last 30 days?",
    "Draft a campaign for this segment",
    "When is the best time to write to them?",
  ],
  segment_builder: ["Now only those who agreed to e-mail", "Exclude those who ordered in the last 30 days"],
  lists: everywhere,
  list: ["How many of them ordered in the last 90 days?", "Draft a campaign for this list"],
  lookalike: everywhere,
  campaigns: ["Create a campaign for customers who ordered once", "When should I write to everyone?"],
  campaign: ["How did it go?", "Suggest some subject lines", "Suggest names", "Launch it"],
  imports: everywhere,
  settings: ["Open brand voice", "Go to API keys", "Take me to the assistant’s log"],
  other: everywhere,
};
