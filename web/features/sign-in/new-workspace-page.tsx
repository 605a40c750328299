// Opening a workspace: the shop's name, its currency and its time zone.
import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { accessEndpoints } from "../../../contract/access.ts";
import { useApiMutation } from "../../api-query.ts";
import { PlainPage } from "../../frame/plain.tsx";
import { pathsOf } from "../../paths.ts";
import { queryClient } from "../../query-client.ts";
import { sessionQuery, useSession } from "../../session.ts";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { needed } from "../../ui/form-rules.ts";
import { currencyOptions, likelyCurrency, timezoneOptions } from "../../ui/regions.ts";

export function NewWorkspacePage() {
  const session = useSession();
  if (session && !session.may_create_workspace) {
    return (
      <PlainPage title="You are not in a workspace yet">
        Ask an owner for an invitation to theirs; the link they give you brings you in.
      </PlainPage>
    );
  }
  return (
    <PlainPage title="Open a workspace" about="One for each shop. You can invite others afterwards.">
      <WorkspaceForm />
    </PlainPage>
  );
}

function WorkspaceForm() {
  const navigate = useNavigate();
  const create = useApiMutation(accessEndpoints.createWorkspace, { refreshes: [] });
  const [ownSlug, setOwnSlug] = useState(false);
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const form = useForm({
    initialValues: { name: "", slug: "", currency: likelyCurrency(timezone), timezone },
    validate: { name: needed("Say what the shop is called") },
  });
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
      <TextInput
        label="Name of the shop"
        required
        autoComplete="organization"
        {...form.getInputProps("name")}
      />
      <TextInput
        label="Its address here"
        description="Part of every link to it: small letters, digits and dashes."
        leftSection="/w/"
        required
        {...form.getInputProps("slug")}
        onChange={(event) => {
          setOwnSlug(true);
          form.setFieldValue("slug", event.currentTarget.value);
        }}
      />
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

/** The name in the form that addresses take: "Filter & Bean" becomes "filter-bean". */
function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return plain.length < 3 ? `${plain}-shop`.replace(/^-/, "") : plain;
}
