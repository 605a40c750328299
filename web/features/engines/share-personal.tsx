// Whether a model may be shown who customers are. Off, stand-ins leave in place of addresses and numbers.
import { Switch } from "@mantine/core";
import { type EngineSettings, engineEndpoints } from "../../../contract/engines.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SettingRow, SettingRows } from "../../ui/setting-rows.tsx";
import { toast } from "../../ui/toast.tsx";

export function SharePersonal({ settings: { share_personal } }: { settings: EngineSettings }) {
  const update = useApiMutation(engineEndpoints.updateSettings);
  const set = async (next: boolean) => {
    await update.mutateAsync({ body: { share_personal: next } });
    const words = next ? "Names, addresses and numbers may leave" : "Names, addresses and numbers stay here";
    toast(words, () => update.mutate({ body: { share_personal: !next } }));
  };
  return (
    <>
      {update.error && <ErrorState error={update.error} />}
      <SettingRows>
        <SettingRow
          name="Names, e-mail addresses and phone numbers"
          about="Off, addresses and numbers leave as stand-ins that are put back in the answer, and customers' names do not leave. What you type yourself is otherwise sent as it is."
        >
          <Switch
            aria-label="Names, e-mail addresses and phone numbers may leave"
            checked={share_personal}
            onChange={(event) => void set(event.currentTarget.checked).catch(() => undefined)}
          />
        </SettingRow>
      </SettingRows>
    </>
  );
}
