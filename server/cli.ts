// The edge for commands: a table of them, each a verb of a module with its words. Standard output carries only the
// answer, so that scripts can use it; everything said to the person goes to standard error.
import { parseArgs } from "node:util";
import { AppError } from "../contract/errors.ts";
import type { CommandOptions } from "./cli/command.ts";
import { commands, findCommand } from "./cli/commands.ts";
import { openForCommand } from "./cli/open.ts";

const common = { data: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

/** Answers the exit code. */
async function main(args: string[]): Promise<number> {
  const found = findCommand(args);
  if (!found || args.includes("--help")) {
    help(found?.name);
    return 0;
  }
  const { values, positionals } = parse(found.rest, found.command.options);
  const opened = await openForCommand(values.data as string | undefined);
  try {
    const answer = await found.command.run({
      ...opened,
      options: values as Record<string, string | undefined>,
      flags: new Set(Object.keys(values).filter((name) => values[name as keyof typeof values] === true)),
      positionals,
    });
    const { text, failed } = typeof answer === "object" ? answer : { text: answer, failed: false };
    if (text) process.stdout.write(`${text}\n`);
    return failed ? 1 : 0;
  } finally {
    await opened.close();
  }
}

function parse(args: string[], options: CommandOptions) {
  try {
    return parseArgs({ args, options: { ...common, ...options }, allowPositionals: true });
  } catch (error) {
    throw new AppError("invalid_input", (error as Error).message);
  }
}

function help(name?: string): void {
  const shown = Object.entries(commands).filter(([known]) => !name || known === name);
  const lines = shown.map(([known, c]) => `  ${`${known} ${c.usage}`.padEnd(70)} ${c.summary}`);
  process.stdout.write(`npm run cli -- COMMAND [--data DIR]\n\n${lines.join("\n")}\n`);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    const faults =
      error instanceof AppError
        ? error.faults.map((f) => `\n  ${f.path}: ${f.message}${f.hint ? ` (${f.hint})` : ""}`).join("")
        : "";
    console.error(error instanceof AppError ? error.message + faults : error);
    process.exit(1);
  },
);
