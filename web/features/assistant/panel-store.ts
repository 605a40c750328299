// Whether the panel is open, for its button, its shortcut and itself.
import { createStore } from "zustand/vanilla";

interface PanelState {
  opened: boolean;
  /** Where the keyboard was before, to go back to. */
  from: HTMLElement | null;
}

export const panelStore = createStore<PanelState>()(() => ({ opened: false, from: null }));

export function openPanel(): void {
  const { activeElement } = document;
  const from = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
  panelStore.setState({ opened: true, from });
}

export function closePanel(): void {
  const { from } = panelStore.getState();
  panelStore.setState({ opened: false, from: null });
  if (from?.isConnected) from.focus({ preventScroll: true });
  else document.getElementById("main")?.focus({ preventScroll: true });
}

export const panelId = "assistant-panel";
export const panelFieldId = "assistant-request";

/** From the keyboard: opens it, goes to its field, or from within it closes it. */
export function togglePanel(): void {
  if (!panelStore.getState().opened) openPanel();
  else if (document.getElementById(panelId)?.contains(document.activeElement)) closePanel();
  else document.getElementById(panelFieldId)?.focus();
}
