// What a rewriting changed, sentence by sentence, and by whom.
import { CloseButton, List, Text } from "@mantine/core";
import type { ReplyOf } from "../../../contract/api.ts";
import type { writingEndpoints } from "../../../contract/writing.ts";
import { Notice } from "../../ui/notice.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";

type Result = ReplyOf<typeof writingEndpoints.rewriteMessage>;

export function RewriteResult({ result, onDismiss }: { result: Result; onDismiss: () => void }) {
  const { changes, engine } = result;
  return (
    <Notice
      kind="info"
      title={changes.length > 0 ? "What was changed" : "There was nothing to change"}
      action={<CloseButton aria-label="Dismiss" onClick={onDismiss} />}
    >
      {changes.length > 0 && (
        <List size="sm">
          {changes.map((change) => (
            <List.Item key={change}>{change}</List.Item>
          ))}
        </List>
      )}
      {changes.length === 0 && <Text size="sm">The message stays as it is.</Text>}
      <AnsweredByLine engine={engine} />
    </Notice>
  );
}
