// A one-time link: says what it is about to do and signs in on a press, so that a mail program that opens links in
// advance does not use it up.
import { Button, TextInput } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { accessEndpoints } from "../../../contract/access.ts";
import { useApiMutation } from "../../api-query.ts";
import { PlainPage } from "../../frame/plain.tsx";
import { queryClient } from "../../query-client.ts";
import { sessionQuery } from "../../session.ts";
import { ErrorState } from "../../ui/error-state.tsx";

const route = getRouteApi("/link/$token");

export function LinkPage() {
  const { token } = route.useParams();
  const [name, setName] = useState("");
  const navigate = useNavigate();
  const link = useApiMutation(accessEndpoints.useLink, { refreshes: [] });
  const signIn = async () => {
    const signedIn = await link.mutateAsync({ body: { token, name: name.trim() || undefined } });
    queryClient.setQueryData(sessionQuery.queryKey, signedIn);
    await navigate({ to: "/", replace: true });
  };
  return (
    <PlainPage title="Welcome to Regulars" about="This link signs you in. It works once.">
      <form
        style={{ display: "contents" }}
        onSubmit={(event) => {
          event.preventDefault();
          signIn().catch(() => undefined);
        }}
      >
        <TextInput
          label="Your name"
          description="How others here will see you. Leave it empty if you have been here before."
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {link.error && <ErrorState error={link.error} />}
        <Button type="submit" loading={link.isPending}>
          Sign in
        </Button>
      </form>
    </PlainPage>
  );
}
