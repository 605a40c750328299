// A failure in three parts: what happened, what was kept, what to do. Never only "something went wrong".
import { Button, List, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { ApiError } from "../api.ts";
import classes from "./error-state.module.css";
import { adviceFor, detailOf, faultSentence, whatHappened } from "./error-words.ts";

export function ErrorState(props: { error: unknown; onRetry?: () => void; compact?: boolean }) {
  const { error } = props;
  const faults = error instanceof ApiError ? error.errors : [];
  const { kept, todo } = adviceFor(error);
  const detail = detailOf(error);
  return (
    <div className={classes.error} role="alert">
      <IconAlertTriangle className={classes.icon} size={20} stroke={1.75} aria-hidden="true" />
      <div className={classes.words}>
        <Text fw={600}>{whatHappened(error)}</Text>
        {detail && <Text>{detail}</Text>}
        {faults.length > 0 && (
          <List size="sm">
            {faults.slice(0, 8).map((fault) => (
              <List.Item key={`${fault.path} ${fault.message}`}>{faultSentence(fault)}</List.Item>
            ))}
          </List>
        )}
        <Text c="dimmed">
          {kept} {!detail && todo}
        </Text>
        {props.onRetry && (
          <div>
            <Button variant="default" onClick={props.onRetry} mt={8}>
              Try again
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
