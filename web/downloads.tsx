// Downloads of lists that go on while one looks at other pages: each says how far it is, and can be stopped.
import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { ApiError, fetchFile } from "./api.ts";
import { saveFile } from "./ui/csv.ts";
import { ProgressLine } from "./ui/progress-line.tsx";

export interface Download {
  url: string;
  workspace: string;
  fileName: string;
  /** Rows it will have, where that is known. */
  total: number | undefined;
  /** What is counted: "customers". */
  unit: string;
}

/** A person sees it move; told more often, the page would be busy with that alone. */
const tellEvery = 200;

export async function startDownload(download: Download): Promise<void> {
  const id = `download-${Date.now()}`;
  const stop = new AbortController();
  const base = { id, autoClose: false, withBorder: true, withCloseButton: false } as const;
  const say = (rows: number) => <Running download={download} rows={rows} onStop={() => stop.abort()} />;
  notifications.show({ ...base, message: say(0) });
  try {
    const parts = await read(download, stop.signal, (rows) =>
      notifications.update({ ...base, message: say(rows) }),
    );
    saveFile(download.fileName, parts);
    notifications.update({
      ...base,
      autoClose: 6_000,
      withCloseButton: true,
      message: `${download.fileName} was saved`,
    });
  } catch (error) {
    if (stop.signal.aborted) notifications.hide(id);
    else
      notifications.update({
        ...base,
        withCloseButton: true,
        color: "red",
        message: failure(download, error),
      });
  }
}

function failure({ fileName }: Download, error: unknown): string {
  const why = error instanceof ApiError ? error.message : "The connection broke off.";
  return `${fileName} was not saved. ${why}`;
}

async function read(
  { url, workspace }: Download,
  signal: AbortSignal,
  tell: (rows: number) => void,
): Promise<BlobPart[]> {
  const body = await fetchFile(url, { workspace, signal });
  const reader = body.getReader();
  const parts: BlobPart[] = [];
  let lines = 0;
  let told = Date.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
    lines += linesIn(value);
    if (Date.now() - told < tellEvery) continue;
    told = Date.now();
    tell(Math.max(0, lines - 1));
  }
}

function linesIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 10) count += 1;
  return count;
}

function Running(props: { download: Download; rows: number; onStop: () => void }) {
  const { fileName, total, unit } = props.download;
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">Saving {fileName}</Text>
        <Button variant="subtle" size="compact-sm" onClick={props.onStop}>
          Cancel
        </Button>
      </Group>
      <ProgressLine label={`Saving ${fileName}`} done={props.rows} total={total ?? null} unit={unit} />
    </Stack>
  );
}
