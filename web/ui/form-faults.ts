// Puts the server's faults where the person can mend them: the path of each becomes the name of a form field.
import { ApiError } from "../api.ts";

/** `/items/0/price` becomes `items.0.price`; what belongs to no field is left to the page's own error. */
export function faultsByField(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    error.errors
      .filter((fault) => fault.path.length > 1)
      .map((fault) => [
        fault.path.replace(/^\//, "").replaceAll("/", "."),
        fault.hint ? `${fault.message}. ${fault.hint}` : fault.message,
      ]),
  );
}
