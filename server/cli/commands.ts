// Every command of `npm run cli`, by name.
import type { OpenedForCommand } from "./open.ts";

export interface CommandCall extends OpenedForCommand {
  options: Record<string, string | undefined>;
  positionals: string[];
}

export interface Command {
  usage: string;
  summary: string;
  options: Record<string, { type: "string"; multiple?: boolean }>;
  /** Returns what goes to standard output. */
  run(call: CommandCall): Promise<string | undefined>;
}

export const commands: Record<string, Command> = {};

/** The longest name that the arguments start with: `api-key create` before `api-key`. */
export function findCommand(args: string[]): { name: string; command: Command; rest: string[] } | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(" ");
    const command = commands[name];
    if (command) return { name, command, rest: args.slice(words) };
  }
  return undefined;
}
