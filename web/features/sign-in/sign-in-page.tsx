// Signing in: the ways this installation offers, and the one-time link for its first owner.
import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { accessEndpoints } from "../../../contract/access.ts";
import { useApi } from "../../api-query.ts";
import { PlainPage } from "../../frame/plain.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import late from "../../ui/late.module.css";
import { FirstLinkHint } from "./first-link-hint.tsx";
import { SignInFailure } from "./sign-in-failure.tsx";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { return_to, error } = route.useSearch();
  return (
    <PlainPage title="Sign in to Regulars" about="Find the right people, send each a message worth reading.">
      {error && <SignInFailure reason={error} />}
      <Methods returnTo={return_to} />
      <FirstLinkHint />
    </PlainPage>
  );
}

function Methods(props: { returnTo?: string }) {
  const { data, error, refetch } = useApi(accessEndpoints.signInMethods, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className={late.late} height={36} />;
  if (data.methods.length === 0) {
    return (
      <Text>
        No sign-in provider is set up yet, so people come in by link: the owner by the one the server prints,
        everyone else by the invitation they are given.
      </Text>
    );
  }
  const after = props.returnTo ? `?return_to=${encodeURIComponent(props.returnTo)}` : "";
  return (
    <Stack gap="xs">
      {data.methods.map((method, index) => (
        <Button
          key={method.id}
          component="a"
          href={`${method.start_url}${after}`}
          variant={index === 0 ? "filled" : "default"}
          fullWidth
        >
          Continue with {method.name}
        </Button>
      ))}
    </Stack>
  );
}
