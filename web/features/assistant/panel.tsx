// The assistant beside every page: what it sees, what was asked with the steps that came of it, and the field to ask in. On a phone
// it is all there is, and keeps the keyboard to itself.
import { ActionIcon, FocusTrap, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconEraser, IconEye, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { ButtonLink } from "../../frame/link.tsx";
import type { PageSubject } from "../../page-subject.ts";
import { usePaths } from "../../paths.ts";
import { useMay } from "../../workspace.tsx";
import { examples, useSeenPage } from "./page-kinds.ts";
import classes from "./panel.module.css";
import { closePanel, panelFieldId, panelId, panelStore } from "./panel-store.ts";
import { RequestField } from "./request-field.tsx";
import { TurnView } from "./turn.tsx";
import { type Turns, useTurns } from "./use-turns.ts";

export function AssistantPanel() {
  const opened = useStore(panelStore, (state) => state.opened);
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const turns = useTurns(() => phone && closePanel());
  const page = useSeenPage();
  useEffect(() => {
    if (opened) document.getElementById(panelFieldId)?.focus();
  }, [opened]);
  if (!opened) return null;
  const Box = phone ? "div" : "aside";
  const asDialog = phone ? ({ role: "dialog", "aria-modal": true } as const) : {};
  return (
    <FocusTrap active={phone}>
      <Box
        id={panelId}
        className={classes.panel}
        aria-label="Assistant"
        {...asDialog}
        // A drawer over the page takes Escape, and the wheel, for its own otherwise.
        data-mantine-stop-propagation="true"
        onKeyDown={closeOnEscape}
        onWheel={keepHere}
        onTouchMove={keepHere}
      >
        <Head page={page} turns={turns} />
        <Asked page={page} turns={turns} />
        <div className={classes.foot}>
          <RequestField onAsk={(prompt) => turns.ask(prompt, page)} />
          <Text size="xs" c="dimmed">
            Changes are shown first. Nothing is sent from here.
          </Text>
        </div>
      </Box>
    </FocusTrap>
  );
}

const keepHere = (event: SyntheticEvent) => event.stopPropagation();

function closeOnEscape(event: KeyboardEvent) {
  if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
  event.stopPropagation();
  closePanel();
}

function Head({ page, turns }: { page: PageSubject; turns: Turns }) {
  const paths = usePaths();
  const mayRead = useMay("assistant:log");
  return (
    <div className={classes.head}>
      <div className={classes.titleRow}>
        <h2 className={classes.title}>Assistant</h2>
        <div className={classes.actions}>
          {mayRead && (
            <ButtonLink {...paths.settingsAssistantLog()} variant="subtle" color="gray" size="compact-sm">
              Assistant’s log
            </ButtonLink>
          )}
          {turns.turns.length > 0 && (
            <Tooltip label="Clear this conversation">
              <ActionIcon aria-label="Clear this conversation" onClick={turns.clear}>
                <IconEraser size={18} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label="Close (Esc)">
            <ActionIcon aria-label="Close the assistant" onClick={closePanel}>
              <IconX size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      <p className={classes.sees}>
        <IconEye size={16} stroke={1.75} aria-hidden="true" />
        <span>This page: {page.sees}</span>
      </p>
    </div>
  );
}

function Asked({ page, turns }: { page: PageSubject; turns: Turns }) {
  const box = useRef<HTMLDivElement>(null);
  const last = turns.turns.at(-1);
  const grown = `${turns.turns.length} ${last?.answer?.id} ${last?.steps.map(({ phase }) => phase).join()}`;
  useEffect(() => {
    if (grown) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [grown]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <div className={classes.turns} ref={box} role="log" aria-label="Conversation" tabIndex={0}>
      {turns.turns.length === 0 && <Examples page={page} onAsk={(prompt) => turns.ask(prompt, page)} />}
      {turns.turns.map((turn) => (
        <TurnView key={turn.key} turn={turn} turns={turns} page={page} />
      ))}
    </div>
  );
}

function Examples({ page, onAsk }: { page: PageSubject; onAsk: (prompt: string) => void }) {
  return (
    <div className={classes.empty}>
      <Text>
        Ask about this page, or say what to do. It is done with your own permissions, step by step, and each
        step can be undone.
      </Text>
      <ul className={classes.examples} aria-label="For example">
        {examples[page.kind].map((prompt) => (
          <li key={prompt}>
            <UnstyledButton className={classes.example} onClick={() => onAsk(prompt)}>
              {prompt}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
