// What the server said against a form, unless every word of it already stands at its field.
import { ApiError } from "../api.ts";
import { ErrorState } from "./error-state.tsx";

export function FormError(props: {
  error: unknown;
  form: { errors: Record<string, unknown>; values: object };
}) {
  const { error, form } = props;
  if (!error || (error instanceof ApiError && allAtFields(error, form))) return null;
  return <ErrorState error={error} />;
}

function allAtFields(error: ApiError, form: { errors: Record<string, unknown>; values: object }): boolean {
  const fields = error.errors.map(({ path }) => path.split("/")[1] ?? "");
  const shown = fields.filter((field) => field in form.values && Object.keys(form.errors).length > 0);
  return fields.length > 0 && shown.length === fields.length;
}
