// Whether the command palette is open, and which of its lines is chosen; shared by the palette and the button that opens it.
import { createSpotlight } from "@mantine/spotlight";
import { useEffect } from "react";

export const [commandsStore, commandPalette] = createSpotlight();

/**
 * Chooses the first line whenever it becomes another one. The palette does that by itself for what is there as one types,
 * but not for what the server finds a moment later. It keeps the choice in the line's attribute, so that is what we set.
 */
export function useFirstLineChosen(first: string | undefined, query: string): void {
  const wanted = query.trim() === "" ? undefined : first;
  useEffect(() => {
    if (!wanted) return;
    for (const line of document.querySelectorAll("[data-command][data-selected]"))
      line.removeAttribute("data-selected");
    document.querySelector("[data-command]")?.setAttribute("data-selected", "true");
    commandsStore.updateState((state) => ({ ...state, selected: 0 }));
  }, [wanted]);
}
