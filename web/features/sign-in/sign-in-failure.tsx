// Why signing in with a provider did not work, when it sends the person back here.
import { Alert } from "@mantine/core";
import { type ErrorCode, errorKinds } from "../../../contract/errors.ts";

export function SignInFailure(props: { reason: string }) {
  const known = props.reason in errorKinds ? errorKinds[props.reason as ErrorCode].title : undefined;
  return (
    <Alert color="red" title={known ?? "Signing in did not succeed"} role="alert">
      Nothing was changed. Try again, or use another way in; if it stays, ask an owner of your workspace.
    </Alert>
  );
}
