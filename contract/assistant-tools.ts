// What the assistant's panel can do: a closed list. Each tool is done through an endpoint of ours with the person's own
// permissions; one that writes waits for their word and can be undone. Nothing here sends.
import type { Permission } from "./permissions.ts";

interface Tool {
  /** Changes something, so that it is shown first and done only when a person says so. */
  writes: boolean;
  /** What the person needs for it; the endpoints ask again. */
  needs: Permission;
  /** As a person would call it. */
  label: string;
}

export const assistantTools = {
  count_customers: { writes: false, needs: "segments:read", label: "Count customers" },
  find_customers: { writes: false, needs: "customers:read", label: "Find a customer" },
  open_page: { writes: false, needs: "workspace:read", label: "Open a page" },
  summarise_campaign: { writes: false, needs: "campaigns:read", label: "Summarise a campaign" },
  suggest_time: { writes: false, needs: "campaigns:read", label: "Suggest a time" },
  suggest_messages: { writes: false, needs: "campaigns:write", label: "Suggest messages" },
  suggest_names: { writes: false, needs: "campaigns:write", label: "Suggest names" },
  create_segment: { writes: true, needs: "segments:write", label: "Create a segment" },
  change_segment: { writes: true, needs: "segments:write", label: "Change a segment's rule" },
  change_rule: { writes: true, needs: "segments:read", label: "Change the rule on the page" },
  add_to_list: { writes: true, needs: "segments:write", label: "Put people on a list" },
  tag_customers: { writes: true, needs: "customers:write", label: "Tag customers" },
  create_campaign: { writes: true, needs: "campaigns:write", label: "Draft a campaign" },
  rename_segment: { writes: true, needs: "segments:write", label: "Rename a segment" },
  rename_list: { writes: true, needs: "segments:write", label: "Rename a list" },
  rename_campaign: { writes: true, needs: "campaigns:write", label: "Rename a campaign" },
} as const satisfies Record<string, Tool>;

export type AssistantTool = keyof typeof assistantTools;

/** Most customers that are tagged at once; a list takes more. */
export const taggedAtOnce = 200;
