// Whom a channel may reach: each channel with its rule, changed where it stands.
import { Select } from "@mantine/core";
import type { ConsentPolicy, consentRules } from "../../../contract/access.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SettingRow, SettingRows } from "../../ui/setting-rows.tsx";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import { useUpdateWorkspace } from "./use-update-workspace.ts";

type Rule = (typeof consentRules)[number];

const rules: Record<Rule, string> = {
  explicit: "Only those who agreed",
  unless_refused: "All who have not refused",
  none: "Everyone",
};

const channels: { key: keyof ConsentPolicy; label: string; note: string }[] = [
  { key: "email", label: "E-mail", note: "Needs an e-mail address" },
  { key: "sms", label: "SMS", note: "Needs a phone number" },
  { key: "whatsapp", label: "WhatsApp", note: "Needs a phone number" },
  { key: "push", label: "Push", note: "Needs the shop's app or a browser's permission" },
  { key: "in_app", label: "In the shop's app", note: "Shown to those who open it" },
];

export function ConsentForm({ policy }: { policy: ConsentPolicy }) {
  const { change, error } = useUpdateWorkspace();
  const locked = !useMay("workspace:manage");
  const set = async (channel: keyof ConsentPolicy, label: string, rule: Rule) => {
    const before = policy[channel];
    await change({ consent: { [channel]: rule } });
    toast(`${label}: ${rules[rule].toLowerCase()}`, () => void change({ consent: { [channel]: before } }));
  };
  return (
    <>
      {error && <ErrorState error={error} />}
      <SettingRows>
        {channels.map(({ key, label, note }) => (
          <SettingRow key={key} name={label} about={note}>
            <Select
              aria-label={`${label} may reach`}
              data={Object.entries(rules).map(([value, text]) => ({ value, label: text }))}
              allowDeselect={false}
              disabled={locked}
              value={policy[key]}
              onChange={(rule) => void set(key, label, rule as Rule).catch(() => undefined)}
            />
          </SettingRow>
        ))}
      </SettingRows>
    </>
  );
}
