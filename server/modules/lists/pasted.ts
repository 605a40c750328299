// A pasted text as entries: what stands between line ends, commas, semicolons and tabs, each with its line, and what each
// may be: a shop's own id before all, else an e-mail or a phone number however it is spaced.
import { AppError } from "../../../contract/errors.ts";
import { listMembersAtOnce } from "../../../contract/lists.ts";

export interface Entry {
  line: number;
  text: string;
}

export interface Name {
  external_id?: string;
  email?: string;
  phone?: string;
}

/** Throws `invalid_input` where there are none or too many. */
export function entriesOf(pasted: string): Entry[] {
  const entries = pasted.split(/\r\n|\r|\n/).flatMap((line, index) =>
    line
      .split(/[,;\t]/)
      .map((text) =>
        text
          .trim()
          .replace(/^(["'])(.*)\1$/, "$2")
          .trim(),
      )
      .filter((text) => text !== "")
      .map((text) => ({ line: index + 1, text })),
  );
  if (entries.length === 0)
    throw refused("there is nothing in it", "Write at least one id, e-mail or phone.");
  if (entries.length > listMembersAtOnce)
    throw refused(`these are ${entries.length} entries`, "Add them in parts.");
  return entries;
}

function refused(why: string, hint: string): AppError {
  const most = listMembersAtOnce.toLocaleString("en");
  const faults = [{ path: "/pasted", message: `${why}; 1 to ${most} are taken at once`, hint }];
  return new AppError("invalid_input", `Nothing was added: ${why}. ${hint}`, { faults });
}

/** In the order in which they are tried. */
export function namesOf(text: string): Name[] {
  const digits = text.replace(/[\s().\-–/\u00a0\u202f]/g, "").replace(/^00/, "+");
  return [
    { external_id: text },
    ...(text.includes("@") ? [{ email: text }] : []),
    ...(/^\+[1-9]\d{6,14}$/.test(digits) ? [{ phone: digits }] : []),
  ];
}
