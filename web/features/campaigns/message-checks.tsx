// What is to be mended in a message: faults keep it from being launched, the rest is for the writer to weigh. Each leads
// to its field.
import { Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import type { MessagePreview } from "../../../contract/campaigns.ts";
import { faultSentence } from "../../ui/error-words.ts";
import { fieldIds } from "./editor-about.tsx";
import classes from "./message-checks.module.css";
import type { WrittenMessage } from "./use-written-message.ts";

type Check = MessagePreview["checks"][number];

export function MessageChecks({ written }: { written: WrittenMessage }) {
  const { preview, untouched, behind } = written;
  if (untouched || !preview) {
    return (
      <Text size="sm" c="dimmed">
        What has to be fixed is said here as you write.
      </Text>
    );
  }
  const faults = preview.checks.filter(({ level }) => level === "fault");
  const warnings = preview.checks.filter(({ level }) => level === "warning");
  return (
    <div role="status">
      <ul className={classes.checks} aria-label="Checks" data-behind={behind || undefined} aria-busy={behind}>
        {[...faults, ...warnings].map((check) => (
          <li key={`${check.field} ${check.message}`}>
            <One check={check} />
          </li>
        ))}
        {preview.checks.length === 0 && (
          <li className={classes.fine}>
            <IconCircleCheck size={18} stroke={1.75} aria-hidden="true" />
            Nothing to fix
          </li>
        )}
      </ul>
    </div>
  );
}

function One({ check }: { check: Check }) {
  const isFault = check.level === "fault";
  const Icon = isFault ? IconCircleX : IconAlertTriangle;
  return (
    <UnstyledButton
      className={classes.check}
      data-level={check.level}
      onClick={() => document.getElementById(fieldIds[check.field])?.focus()}
    >
      <Icon className={classes.icon} size={18} stroke={1.75} aria-hidden="true" />
      <span>
        <b>{isFault ? "Has to be fixed" : "Worth a look"}:</b> {faultSentence({ path: "", ...check })}
      </span>
    </UnstyledButton>
  );
}
