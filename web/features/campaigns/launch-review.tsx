// The last step: what would go out to whom and who is left out, what still lacks, and the one button.
import { Anchor, Button, List, Text } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../workspace.tsx";
import { fieldIds } from "./editor-about.tsx";
import { EditorStep } from "./editor-step.tsx";
import { LaunchDialog } from "./launch-dialog.tsx";
import { LaunchWords } from "./launch-words.tsx";
import { type Lack, lacksOf } from "./readiness.ts";
import type { Draft } from "./use-draft.ts";
import { usePeople } from "./use-people.ts";
import type { Reach } from "./use-reach.ts";
import type { WrittenMessage } from "./use-written-message.ts";

export function LaunchReview(props: { draft: Draft; reach: Reach; written: WrittenMessage }) {
  const { draft, reach, written } = props;
  const [asking, setAsking] = useState(false);
  const maySend = useMay("campaigns:send");
  const people = usePeople();
  const lacks = lacksOf(draft.values, reach.data, written.preview?.checks);
  const known = reach.data !== undefined && written.preview !== undefined;
  const verb = draft.values.schedule.kind === "at" ? "Schedule for" : "Launch to";
  const ready = lacks.length === 0 && known && !reach.behind && !written.behind;
  return (
    <EditorStep title="Launch">
      {lacks.length > 0 && <Lacks lacks={lacks} />}
      {lacks.length === 0 && reach.data && <LaunchWords draft={draft} reach={reach.data} />}
      {maySend ? (
        <div>
          <Button size="md" disabled={!ready} onClick={() => setAsking(true)}>
            {reach.data && lacks.length === 0 ? `${verb} ${people(reach.data.reachable)}` : "Launch"}
          </Button>
        </div>
      ) : (
        <Text c="dimmed">Your role writes campaigns and does not launch them. Ask a marketer to do so.</Text>
      )}
      {reach.data && (
        <LaunchDialog draft={draft} reach={reach.data} opened={asking} onClose={() => setAsking(false)} />
      )}
    </EditorStep>
  );
}

function Lacks({ lacks }: { lacks: Lack[] }) {
  return (
    <div role="status">
      <Text>Before it can be launched:</Text>
      <List>
        {lacks.map(({ words, field }) => (
          <List.Item key={words}>
            <Anchor
              component="button"
              type="button"
              inherit
              py={2}
              onClick={() => document.getElementById(fieldIds[field])?.focus()}
            >
              {words}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
