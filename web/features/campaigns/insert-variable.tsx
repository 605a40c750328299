// A menu of everything that a message may say of its reader, found by a few letters, written at the caret.
import { Button, Combobox, Text, useCombobox } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useState } from "react";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { useApi } from "../../api-query.ts";
import classes from "./editor-message.module.css";
import { findVariables, variableGroups } from "./message-variables.ts";

export function InsertVariable(props: { into: string; onInsert: (usage: string) => void }) {
  const [letters, setLetters] = useState("");
  const catalogue = useApi(attributeEndpoints.catalogue, {}, { staleTime: 5 * 60_000 }).data;
  const groups = findVariables(variableGroups(catalogue?.attributes ?? []), letters);
  const combobox = useCombobox({
    onDropdownClose: () => setLetters(""),
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const insert = (usage: string) => {
    combobox.closeDropdown();
    props.onInsert(usage);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={insert} width={340} position="bottom-end" shadow="md">
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconBraces size={16} stroke={1.75} />}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          <span>
            Insert variable<span className="unseen"> into the {props.into}</span>
          </span>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label="Find a variable"
          placeholder="Find a variable"
          value={letters}
          onChange={(event) => {
            setLetters(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
        <Combobox.Options mah={320} className={classes.variables} aria-label="Variables">
          {groups.map((group) => (
            <Combobox.Group key={group.label} label={group.label}>
              {group.variables.map((variable) => (
                <Combobox.Option key={variable.usage} value={variable.usage} className={classes.variable}>
                  {variable.label}
                  <Text span size="sm" c="dimmed" truncate>
                    {variable.example}
                  </Text>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 && <Combobox.Empty>No variable by these letters</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
