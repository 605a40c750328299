// Why signing in with a provider did not work, when the server sends the person back here with its code.
import { type ErrorCode, errorKinds } from "../../../contract/errors.ts";
import { ApiError } from "../../api.ts";
import { ErrorState } from "../../ui/error-state.tsx";

export function SignInFailure(props: { reason: string }) {
  const code = props.reason in errorKinds ? (props.reason as ErrorCode) : "sign_in_failed";
  const { status, title } = errorKinds[code];
  return <ErrorState error={new ApiError({ code, status, title, detail: title })} />;
}
