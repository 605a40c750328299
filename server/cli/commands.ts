// Every command of `npm run cli`, by name. Each lives beside what it speaks of; here they are only listed.
import { accessCommands } from "./access.ts";
import type { Command } from "./command.ts";
import { doctorCommands } from "./doctor.ts";
import { importCommands } from "./imports.ts";

export const commands: Record<string, Command> = { ...accessCommands, ...importCommands, ...doctorCommands };

/** The longest name that the arguments start with: `api-key create` before `api-key`. */
export function findCommand(args: string[]): { name: string; command: Command; rest: string[] } | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(" ");
    const command = commands[name];
    if (command) return { name, command, rest: args.slice(words) };
  }
  return undefined;
}
