// Ctrl/⌘ K: any page, action, customer, segment or campaign by a few letters.
import { Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { scrim } from "../theme-components.ts";
import { commandsStore, useFirstLineChosen } from "./commands-store.ts";
import { type Command, useCommands } from "./use-commands.ts";

export function Commands() {
  const [query, setQuery] = useState("");
  const { groups, searching } = useCommands(query);
  useFirstLineChosen(groups.flatMap(({ commands }) => commands)[0]?.id, query);
  const nothing = groups.every(({ commands }) => commands.length === 0);
  return (
    <Spotlight.Root
      store={commandsStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={["mod + K", "/"]}
      scrollable
      maxHeight={440}
      size={600}
      centered={false}
      yOffset="12vh"
      overlayProps={scrim}
      attributes={{ content: { "aria-label": "Search and commands" } }}
    >
      <Spotlight.Search
        aria-label="Search or do something"
        placeholder="A customer, segment, campaign, page or action"
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ label, commands }) =>
          commands.length ? (
            <Spotlight.ActionsGroup key={label} label={label}>
              {commands.map((command) => (
                <One key={command.id} command={command} />
              ))}
            </Spotlight.ActionsGroup>
          ) : null,
        )}
        {nothing && (
          <Spotlight.Empty>
            {searching ? "Searching" : `Nothing here is called “${query.trim()}”`}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function One({ command }: { command: Command }) {
  return (
    <Spotlight.Action
      data-command
      label={command.label}
      description={command.detail}
      leftSection={<command.icon size={18} stroke={1.75} aria-hidden="true" />}
      onClick={command.run}
    />
  );
}
