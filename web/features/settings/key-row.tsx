// One API key: what it may do, when it was last used, and the way to end it.
import { Button } from "@mantine/core";
import { useState } from "react";
import { type ApiKey, accessEndpoints } from "../../../contract/access.ts";
import { useApiMutation } from "../../api-query.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { SettingRow } from "../../ui/setting-rows.tsx";
import { toast } from "../../ui/toast.tsx";
import { When } from "../../ui/when.tsx";
import { scopeWords } from "./role-names.ts";

export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { name, prefix, scopes, last_used_at } = apiKey;
  const used = last_used_at ? (
    <>
      last used <When at={last_used_at} />
    </>
  ) : (
    "never used"
  );
  return (
    <SettingRow
      name={name}
      about={
        <>
          Begins with {prefix}, may {scopes.map((scope) => scopeWords[scope].label.toLowerCase()).join(", ")};{" "}
          {used}
        </>
      }
    >
      <Revoke apiKey={apiKey} />
    </SettingRow>
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const [opened, setOpened] = useState(false);
  const revoke = useApiMutation(accessEndpoints.revokeApiKey);
  const confirm = async () => {
    await revoke.mutateAsync({ params: { id } });
    setOpened(false);
    toast(`“${name}” was revoked`);
  };
  return (
    <>
      <Button variant="default" aria-label={`Revoke ${name}`} onClick={() => setOpened(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        opened={opened}
        title={`Revoke “${name}”?`}
        confirm="Revoke key"
        danger
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => void confirm().catch(() => undefined)}
        onClose={() => setOpened(false)}
      >
        Whatever uses it is refused from this moment on. It cannot be brought back; a new key can be made.
      </ConfirmDialog>
    </>
  );
}
