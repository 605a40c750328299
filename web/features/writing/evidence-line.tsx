// What past campaigns like it earned, with the way to each of them.
import { Text } from "@mantine/core";
import type { Evidence } from "../../../contract/learning.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";

/** The latest; the others are counted. */
const named = 3;

export function EvidenceLine({ evidence: { sentence, campaigns } }: { evidence: Evidence }) {
  const paths = usePaths();
  const others = campaigns.length - named;
  return (
    <Text size="sm" c="dimmed">
      {sentence} Counted from{" "}
      {campaigns.slice(0, named).map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <AppLink {...paths.campaign(id)} inherit>
            {name}
          </AppLink>
        </span>
      ))}
      {others > 0 && ` and ${others} more`}.
    </Text>
  );
}
