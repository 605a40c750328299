// The place to drop a file. Its button does the same for those who do not drag; the upload shows how far it is.
import { Button, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileUpload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { ErrorState } from "../../ui/error-state.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useWorkspace } from "../../workspace.tsx";
import classes from "./drop-file.module.css";
import { uploadFile } from "./upload.ts";

export function DropFile(props: { onUploaded: (id: string) => void }) {
  const { slug } = useWorkspace();
  const openRef = useRef<() => void>(null);
  const stop = useRef<AbortController>(null);
  const [uploading, setUploading] = useState<{ name: string; share: number; bytes: number }>();
  const [error, setError] = useState<unknown>();

  const upload = async (file: File) => {
    setError(undefined);
    stop.current = new AbortController();
    const onProgress = (share: number) => setUploading({ name: file.name, share, bytes: file.size });
    onProgress(0);
    try {
      const run = await uploadFile(file, { onProgress, workspace: slug, signal: stop.current.signal });
      props.onUploaded(run.id);
    } catch (problem) {
      if (!(problem instanceof DOMException)) setError(problem);
    } finally {
      setUploading(undefined);
    }
  };

  if (uploading) {
    return (
      <div className={classes.uploading}>
        <Text fw={600}>Uploading {uploading.name}</Text>
        <ProgressLine
          label={`Uploading ${uploading.name}`}
          done={Math.round((uploading.share * uploading.bytes) / 1_000)}
          total={Math.max(1, Math.round(uploading.bytes / 1_000))}
          unit="kB"
        />
        <Button variant="default" onClick={() => stop.current?.abort()}>
          Cancel the upload
        </Button>
      </div>
    );
  }
  return (
    <>
      {error ? <ErrorState error={error} /> : null}
      <Dropzone
        className={classes.zone}
        multiple={false}
        openRef={openRef}
        activateOnClick={false}
        activateOnKeyboard={false}
        inputProps={{ "aria-label": "File to import", tabIndex: -1 }}
        tabIndex={-1}
        role="presentation"
        onDrop={(files) => files[0] && void upload(files[0])}
      >
        <div className={classes.inside}>
          <IconFileUpload size={28} stroke={1.5} aria-hidden="true" />
          <div>
            <Text fw={600}>Drop a CSV or Excel file here</Text>
            <Text c="dimmed" size="sm">
              Any layout; also gzipped or in a ZIP archive.
            </Text>
          </div>
          <Button onClick={() => openRef.current?.()}>Choose a file</Button>
        </div>
      </Dropzone>
    </>
  );
}
