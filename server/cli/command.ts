// What a command is: its words, its options, and a verb that returns what goes to standard output.
import { AppError } from "../../contract/errors.ts";
import type { OpenedForCommand } from "./open.ts";

export interface CommandCall extends OpenedForCommand {
  options: Record<string, string | undefined>;
  /** Options without a value that were given. */
  flags: ReadonlySet<string>;
  positionals: string[];
}

export interface Command {
  usage: string;
  summary: string;
  options: CommandOptions;
  run(call: CommandCall): Promise<string | Answer | undefined>;
}

export type CommandOptions = Record<string, { type: "string" | "boolean"; multiple?: boolean }>;

/** For commands whose answer may be that something is wrong, which scripts learn from the exit code. */
export interface Answer {
  text: string;
  failed: boolean;
}

/** The value of an option that must be there. */
export function needed(call: CommandCall, name: string, example: string): string {
  const value = call.options[name];
  if (value) return value;
  throw new AppError("invalid_input", `Say --${name}, such as --${name} ${example}`);
}
