// The key or secret of a source: shown when asked for, made anew where it may have leaked, replaced where Shopify made it.
import { Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { type Source, sourceEndpoints } from "../../../contract/sources.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { CopyLine } from "../../ui/copy-line.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { needed } from "../../ui/form-rules.ts";
import { InlineForm } from "../../ui/inline-form.tsx";
import { toast } from "../../ui/toast.tsx";
import { kindWords } from "./kind-words.ts";

export function SourceSecret({ source }: { source: Source }) {
  return source.kind === "shopify" ? <TheirSecret source={source} /> : <OurSecret source={source} />;
}

function OurSecret({ source }: { source: Source }) {
  const [shown, setShown] = useState(false);
  const name = kindWords[source.kind].secret;
  const { data, error } = useApi(sourceEndpoints.secret, { params: { id: source.id } }, { enabled: shown });
  return (
    <>
      {shown && data && <CopyLine label={name} text={data.secret} />}
      {shown && error && <ErrorState error={error} />}
      <Group gap="xs">
        {!shown && (
          <Button variant="default" onClick={() => setShown(true)}>
            Show {name.toLowerCase()}
            {source.key_start ? ` ${source.key_start}…` : ""}
          </Button>
        )}
        <Renew source={source} name={name.toLowerCase()} />
      </Group>
    </>
  );
}

function Renew({ source: { id, name: source }, name }: { source: Source; name: string }) {
  const [opened, setOpened] = useState(false);
  const renew = useApiMutation(sourceEndpoints.renewSecret);
  const confirm = async () => {
    await renew.mutateAsync({ params: { id } });
    setOpened(false);
    toast(`“${source}” has a new ${name}`);
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Make a new {name}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={`Make a new ${name}?`}
        confirm={`Make a new ${name}`}
        danger
        busy={renew.isPending}
        error={renew.error}
        onConfirm={() => void confirm().catch(() => undefined)}
        onClose={() => setOpened(false)}
      >
        Whatever sends with the old one is refused from this moment on, until the new one is entered there.
      </ConfirmDialog>
    </>
  );
}

function TheirSecret({ source: { id } }: { source: Source }) {
  const update = useApiMutation(sourceEndpoints.update);
  const form = useForm({
    initialValues: { secret: "" },
    validate: { secret: needed("Paste what Shopify shows") },
  });
  const submit = form.onSubmit(async ({ secret }) => {
    try {
      await update.mutateAsync({ params: { id }, body: { secret } });
      form.reset();
      toast("The signing secret was replaced");
    } catch (error) {
      showFaults(form, error);
    }
  }, toFirstFault(form));
  return (
    <>
      <InlineForm onSubmit={submit}>
        <TextInput label="Replace the signing secret" autoComplete="off" {...form.getInputProps("secret")} />
        <Button type="submit" variant="default" loading={update.isPending}>
          Replace
        </Button>
      </InlineForm>
      <FormError error={update.error} form={form} />
    </>
  );
}
