// Starts Regulars: reads the settings, starts what they ask for, prints where it is, and stops it all cleanly.
import { AppError } from "../contract/errors.ts";
import { describeSettings, readConfig } from "./config.ts";
import { createLog } from "./platform/log.ts";
import { stopWithParent } from "./platform/process.ts";
import { startRegulars } from "./start.ts";

async function main(args: string[]): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) return say(`Starts Regulars.\n\n${describeSettings()}`);
  const config = readConfig(args, process.env);
  const starting = startRegulars(config, createLog(config.logLevel), say);
  stopWithParent(async () => (await starting).stop());
  await starting;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  const cause = error.cause instanceof Error ? `\n  (${error.cause.message})` : "";
  console.error(error instanceof AppError ? `Regulars did not start: ${error.message}${cause}` : error);
  process.exit(1);
});
