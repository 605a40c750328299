// Takes a list away as a CSV file, as it is filtered: with the mark by which spreadsheets know its letters, or without.
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { startDownload } from "./downloads.tsx";
import { useMay, useWorkspace } from "./workspace.tsx";

export function ExportButton(props: {
  /** Address of the file, with the list's filters; `bom` is added. */
  url: (bom: "true" | "false") => string;
  fileName: string;
  total: number | undefined;
  unit: string;
}) {
  const { slug } = useWorkspace();
  if (!useMay("customers:export")) return null;
  const start = (bom: "true" | "false") => {
    const { fileName, total, unit } = props;
    void startDownload({ url: props.url(bom), workspace: slug, fileName, total, unit });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Export">
        <Menu.Item onClick={() => start("true")}>CSV for Excel and other spreadsheets</Menu.Item>
        <Menu.Item onClick={() => start("false")}>Plain CSV for programs</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
