// Inviting a person: their e-mail and role; the link comes back for passing on.
import { Button, Select, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { accessEndpoints } from "../../../contract/access.ts";
import { type Role, roleWords } from "../../../contract/permissions.ts";
import { useApiMutation } from "../../api-query.ts";
import { CopyLine } from "../../ui/copy-line.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { needed } from "../../ui/form-rules.ts";
import { InlineForm } from "../../ui/inline-form.tsx";
import { roleNames } from "./role-names.ts";
import { useRolesToGive } from "./use-roles-to-give.ts";

export function InviteForm() {
  const offered = useRolesToGive();
  const invite = useApiMutation(accessEndpoints.invite);
  const form = useForm({
    initialValues: { email: "", role: "marketer" as Role },
    validate: { email: needed("Say whom to invite") },
  });
  const submit = form.onSubmit(async (values) => {
    try {
      await invite.mutateAsync({ body: values });
      form.reset();
    } catch (error) {
      showFaults(form, error);
    }
  }, toFirstFault(form));
  return (
    <>
      <InlineForm onSubmit={submit}>
        <TextInput label="E-mail" type="email" required {...form.getInputProps("email")} />
        <Select
          label="Role"
          data={offered.map((role) => ({ value: role, label: roleNames[role] }))}
          allowDeselect={false}
          {...form.getInputProps("role")}
        />
        <Button type="submit" loading={invite.isPending}>
          Invite
        </Button>
      </InlineForm>
      <Text size="sm" c="dimmed">
        {roleNames[form.values.role]}: {roleWords[form.values.role].toLowerCase()}.
      </Text>
      <FormError error={invite.error} form={form} />
      {invite.data?.link && (
        <CopyLine
          label={`Invitation for ${invite.data.email}`}
          about="Pass this link on. It works once and brings them straight in."
          text={invite.data.link}
        />
      )}
    </>
  );
}
