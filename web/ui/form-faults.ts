// Puts the server's faults where the person can mend them: the path of each becomes the name of a form field.
import { ApiError } from "../api.ts";
import { faultSentence } from "./error-words.ts";

/** `/items/0/price` becomes `items.0.price`; what belongs to no field is left to the page's own error. */
export function faultsByField(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    error.errors
      .filter((fault) => fault.path.length > 1)
      .map((fault) => [fault.path.replace(/^\//, "").replaceAll("/", "."), faultSentence(fault)]),
  );
}

/** Shows the faults in their fields and takes the person to the first of them. */
export function showFaults(form: FormWithFaults, error: unknown): void {
  const faults = faultsByField(error);
  form.setErrors(faults);
  toFirstFault(form)(faults);
}

/** For a form's own checks: takes the person to the first field that failed. */
export function toFirstFault(form: Pick<FormWithFaults, "getInputNode">) {
  return (faults: object) => {
    const [first] = Object.keys(faults);
    if (first) form.getInputNode(first)?.focus();
  };
}

interface FormWithFaults {
  setErrors: (errors: Record<string, string>) => void;
  getInputNode: (path: string) => HTMLElement | null;
}
