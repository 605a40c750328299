// Where a message does not sound like the brand, with the words themselves.
import { CloseButton, List, Text } from "@mantine/core";
import type { ReplyOf } from "../../../contract/api.ts";
import type { Finding, writingEndpoints } from "../../../contract/writing.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Notice } from "../../ui/notice.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";

type Result = ReplyOf<typeof writingEndpoints.fitMessage>;

export function FitFindings({ result, onDismiss }: { result: Result; onDismiss: () => void }) {
  const { fits, findings, engine } = result;
  const paths = usePaths();
  return (
    <Notice
      kind={fits ? "info" : "warning"}
      title={fits ? "It sounds like your brand" : "It does not quite sound like your brand"}
      action={<CloseButton aria-label="Dismiss" onClick={onDismiss} />}
    >
      {!fits && (
        <List size="sm">
          {findings.map((finding) => (
            <List.Item key={`${finding.field} ${finding.message} ${finding.quote}`}>
              <One finding={finding} />
            </List.Item>
          ))}
        </List>
      )}
      <Text size="sm" c="dimmed">
        Held against{" "}
        <AppLink {...paths.settingsBrand()} inherit>
          your brand's voice and words
        </AppLink>
        .
      </Text>
      <AnsweredByLine engine={engine} />
    </Notice>
  );
}

function One({ finding: { quote, message, hint, field } }: { finding: Finding }) {
  return (
    <>
      {message}
      {quote && (
        <>
          {" "}
          in the {field === "subject" ? "subject" : "message"}: <q>{quote}</q>
        </>
      )}
      {hint && `; ${hint}`}
    </>
  );
}
