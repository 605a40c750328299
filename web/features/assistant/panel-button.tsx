// Opens the assistant from any page, by a press or from the keyboard.
import { ActionIcon, Tooltip } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSparkles } from "@tabler/icons-react";
import { useStore } from "zustand";
import { KeyHint } from "../../ui/key-hint.tsx";
import { closePanel, openPanel, panelId, panelStore, togglePanel } from "./panel-store.ts";

/** From fields as well: that is where one notices what one would ask. */
const nowhere: string[] = [];

export function PanelButton() {
  const opened = useStore(panelStore, (state) => state.opened);
  useHotkeys([["mod + J", togglePanel]], nowhere, true);
  return (
    <Tooltip
      label={
        <>
          Assistant <KeyHint keys="mod+J" />
        </>
      }
    >
      <ActionIcon
        aria-label="Assistant"
        aria-expanded={opened}
        aria-controls={opened ? panelId : undefined}
        aria-keyshortcuts="Control+J Meta+J"
        size={44}
        onClick={opened ? closePanel : openPanel}
      >
        <IconSparkles size={20} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
