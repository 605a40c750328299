// The shop's name, its address here, its currency and its time zone. The address follows the name until it is typed.
import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { accessEndpoints } from "../../../contract/access.ts";
import { useApiMutation } from "../../api-query.ts";
import { pathsOf } from "../../paths.ts";
import { queryClient } from "../../query-client.ts";
import { sessionQuery } from "../../session.ts";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { needed } from "../../ui/form-rules.ts";
import { currencyOptions, likelyCurrency, timezoneOptions } from "../../ui/regions.ts";
import { slugOf } from "./slug-of.ts";

export function NewWorkspaceForm() {
  const navigate = useNavigate();
  const create = useApiMutation(accessEndpoints.createWorkspace, { refreshes: [] });
  const form = useWorkspaceForm();
  const submit = form.onSubmit(async (values) => {
    try {
      const made = await create.mutateAsync({ body: values });
      await queryClient.refetchQueries({ queryKey: sessionQuery.queryKey });
      await navigate(pathsOf(made.slug).home());
    } catch (error) {
      showFaults(form, error);
    }
  }, toFirstFault(form));
  return (
    <form style={{ display: "contents" }} onSubmit={submit} noValidate>
      <Names form={form} />
      <Select
        label="Currency"
        description="All money is shown in it. It is fixed once there are orders."
        data={currencyOptions}
        searchable
        allowDeselect={false}
        {...form.getInputProps("currency")}
      />
      <Select
        label="Time zone"
        description="Where its days begin and end."
        data={timezoneOptions()}
        searchable
        allowDeselect={false}
        {...form.getInputProps("timezone")}
      />
      <FormError error={create.error} form={form} />
      <Button type="submit" loading={create.isPending}>
        Open the workspace
      </Button>
    </form>
  );
}

function useWorkspaceForm() {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useForm({
    initialValues: { name: "", slug: "", currency: likelyCurrency(timezone), timezone },
    validate: { name: needed("Say what the shop is called"), slug: needed("Give it an address") },
  });
}

function Names({ form }: { form: ReturnType<typeof useWorkspaceForm> }) {
  const [typed, setTyped] = useState(false);
  const name = (text: string) => {
    form.setFieldValue("name", text);
    if (!typed) form.setFieldValue("slug", slugOf(text));
  };
  const slug = (text: string) => {
    setTyped(text !== "");
    form.setFieldValue("slug", text);
  };
  return (
    <>
      <TextInput
        label="Name of the shop"
        required
        autoComplete="organization"
        {...form.getInputProps("name")}
        onChange={(event) => name(event.currentTarget.value)}
      />
      <TextInput
        label="Its address here"
        description="Part of every link to it: small letters, digits and dashes."
        leftSection="/w/"
        required
        {...form.getInputProps("slug")}
        onChange={(event) => slug(event.currentTarget.value)}
      />
    </>
  );
}
