// A one-time link: signs in as soon as it is opened, and says what to do when it no longer works.
import { Loader } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { accessEndpoints } from "../../../contract/access.ts";
import { useApiMutation } from "../../api-query.ts";
import { ButtonLink } from "../../frame/link.tsx";
import { PlainPage } from "../../frame/plain.tsx";
import { queryClient } from "../../query-client.ts";
import { sessionQuery } from "../../session.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { FirstLinkHint } from "./first-link-hint.tsx";

const route = getRouteApi("/link/$token");

export function LinkPage() {
  const failure = useSignInOnce();
  if (!failure) {
    return (
      <PlainPage title="Welcome to Regulars" about="Signing you in.">
        <Loader aria-label="Signing you in" />
      </PlainPage>
    );
  }
  return (
    <PlainPage title="This link did not work" about="A link works once, and only for a while.">
      <ErrorState error={failure} />
      <ButtonLink to="/sign-in" variant="default">
        Other ways to sign in
      </ButtonLink>
      <FirstLinkHint />
    </PlainPage>
  );
}

/** Uses the link up a single time, however often React mounts the page. */
function useSignInOnce() {
  const { token } = route.useParams();
  const navigate = useNavigate();
  const { mutateAsync, error } = useApiMutation(accessEndpoints.useLink, { refreshes: [] });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const signIn = async () => {
      const signedIn = await mutateAsync({ body: { token } });
      queryClient.setQueryData(sessionQuery.queryKey, signedIn);
      await navigate({ to: "/", replace: true });
    };
    signIn().catch(() => undefined);
  });
  return error;
}
