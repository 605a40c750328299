// How the simulated vendor behaves: shares as sliders, an outage as a choice. Each change applies to what is sent next.
import { Button, Group, Select, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { connectionEndpoints } from "../../../contract/connections.ts";
import type { Behaviour } from "../../../contract/vendor.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SettingRow, SettingRows } from "../../ui/setting-rows.tsx";
import { ShareSlider } from "../../ui/share-slider.tsx";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import { DelayRows } from "./delay-rows.tsx";

const shares = [
  { key: "success_rate", label: "Delivered", about: "The rest fails, each with a reason" },
  { key: "open_rate", label: "Opened", about: "Of the delivered" },
  { key: "click_rate", label: "Clicked", about: "Of the delivered; orders follow some of them" },
  { key: "duplicate_rate", label: "Receipts sent twice", about: "Counted once all the same" },
  { key: "late_rate", label: "Receipts much too late", about: "Taken in whenever they come" },
  { key: "reorder_rate", label: "Receipts out of order", about: "A late one never turns a state back" },
] as const;

const outages: Record<Behaviour["outage"], string> = {
  none: "No outage",
  refuse: "Refuses connections",
  hang: "Takes requests, never answers",
  error_500: "Answers every request with an error",
};

export function BehaviourForm({ id, behaviour }: { id: string; behaviour: Behaviour }) {
  const update = useApiMutation(connectionEndpoints.updateBehaviour);
  const locked = !useMay("connections:manage");
  const form = useForm({ initialValues: behaviour });
  const save = (body: Behaviour) => update.mutateAsync({ params: { id }, body });
  const submit = form.onSubmit(async (values) => {
    try {
      await save(values);
      form.resetDirty(values);
      toast("The simulator behaves anew", () => void save(behaviour).then(() => form.setValues(behaviour)));
    } catch {
      // Shown below, beside what was chosen, which stays.
    }
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SettingRows>
          {shares.map(({ key, label, about }) => (
            <SettingRow key={key} name={label} about={about} wide>
              <ShareSlider label={label} disabled={locked} {...form.getInputProps(key)} />
            </SettingRow>
          ))}
          <DelayRows form={form} locked={locked} />
          <SettingRow name="Outage" about="Until you end it here" wide>
            <Select
              aria-label="Outage"
              data={Object.entries(outages).map(([value, label]) => ({ value, label }))}
              allowDeselect={false}
              disabled={locked}
              {...form.getInputProps("outage")}
            />
          </SettingRow>
        </SettingRows>
        {update.error && <ErrorState error={update.error} />}
        {!locked && (
          <Group>
            <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
              Save behaviour
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
