// Saves the segment; beside it, for those who came to write to these people, saves it and goes on to the campaign.
import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconSend } from "@tabler/icons-react";
import { useMay } from "../../../workspace.tsx";
import classes from "./builder.module.css";
import type { AfterSave } from "./use-save.ts";

export function SaveButton(props: { words: string; saving: boolean; onSave: (after: AfterSave) => void }) {
  const save = (
    <Button onClick={() => props.onSave("stay")} loading={props.saving}>
      {props.words}
    </Button>
  );
  if (!useMay("campaigns:write")) return save;
  return (
    <Button.Group>
      {save}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button aria-label="More ways to save" className={classes.saveMore} disabled={props.saving}>
            <IconChevronDown size={16} stroke={2} aria-hidden="true" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconSend size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => props.onSave("campaign")}
          >
            Save and write a campaign
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
