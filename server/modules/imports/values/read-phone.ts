// Phone numbers, completed by the plan of the row's country. A cell without a number in it is a fault.
import { readPhoneNumber } from "../../customers/index.ts";
import { quoted, type Read, Unreadable } from "./value.ts";

export const readPhone: Read = (text, about) => {
  const read = readPhoneNumber(text, about.country);
  return "phone" in read ? read.phone : new Unreadable(`${quoted(text)} ${read.reason}`);
};
