// Search: customers, segments and campaigns by a few letters, for the command palette. It owns nothing and asks each noun.
import type { SearchHit } from "../../../contract/home.ts";
import type { Actor } from "../../actor.ts";
import type { Campaigns } from "../campaigns/index.ts";
import type { Customers } from "../customers/index.ts";
import type { Segments } from "../segments/index.ts";

export interface SearchNeeds {
  customers: Customers;
  segments: Segments;
  campaigns: Campaigns;
}

export type Search = ReturnType<typeof createSearch>;

/** Hits of each noun. */
const most = 5;

export function createSearch({ customers, segments, campaigns }: SearchNeeds) {
  return {
    /** Each noun is left out for those who may not see it. */
    async find(actor: Actor, text: string): Promise<SearchHit[]> {
      const asked = { search: text, limit: most };
      const [people, saved, sent] = await Promise.all([
        actor.can("customers:read") ? customers.list(actor, { ...asked, sort: "-created_at" }) : none,
        actor.can("segments:read") ? segments.list(actor, { ...asked, sort: "-updated_at" }) : none,
        actor.can("campaigns:read") ? campaigns.list(actor, { ...asked, sort: "-created_at" }) : none,
      ]);
      return [
        ...people.data.map(
          (c): SearchHit => ({
            kind: "customer",
            id: c.id,
            title: nameOf(c),
            detail: c.email ?? c.phone ?? c.external_id ?? "",
          }),
        ),
        ...saved.data.map(
          (s): SearchHit => ({ kind: "segment", id: s.id, title: s.name, detail: s.sentence }),
        ),
        ...sent.data.map((c): SearchHit => ({ kind: "campaign", id: c.id, title: c.name, detail: c.state })),
      ];
    },
  };
}

const none = { data: [] };

function nameOf(c: {
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  id: string;
}): string {
  const name = [c.first_name, c.last_name].filter(Boolean).join(" ");
  return name || c.email || c.phone || c.external_id || `Customer ${c.id}`;
}
