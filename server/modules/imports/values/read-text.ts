// Texts: ids, names, e-mail addresses, tags. Trimmed, and held to the lengths that the contract allows.
import { emailAddress } from "../../../../contract/customers.ts";
import { quoted, type Read, Unreadable } from "./value.ts";

export function textUpTo(most: number): Read {
  return (text) => (text.length <= most ? text : tooLong(text, most));
}

/** An id of a column that a program knowing no text wrote as numbers: `17850.0` is `17850`. */
export function withoutPointZero(read: Read): Read {
  return (text, about) => read(text.replace(/\.0+$/, ""), about);
}

export const readEmail: Read = (text) => {
  const address = text.replace(/^mailto:/i, "");
  return emailAddress.safeParse(address).success
    ? address
    : new Unreadable(`${quoted(text)} is not an e-mail address`);
};

/** Split at commas and semicolons, each once. */
export const readTags: Read = (text) => {
  const tags = [...new Set(text.split(/[,;]/).map((tag) => tag.trim()))].filter((tag) => tag !== "");
  if (tags.length > 100) return new Unreadable(`${tags.length} tags; a customer has at most 100`);
  const long = tags.find((tag) => tag.length > 80);
  return long ? tooLong(long, 80) : tags;
};

function tooLong(text: string, most: number): Unreadable {
  return new Unreadable(`${quoted(text)} has ${text.length} characters; at most ${most} are kept`);
}
