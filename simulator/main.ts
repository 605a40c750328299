// The simulator as a process of its own: reads the command line, serves until it is told to stop.
import { startSimulator } from "./server.ts";
import { type Settings, settingsFromArguments, usage } from "./settings.ts";

function readSettings(): Settings {
  try {
    const settings = settingsFromArguments(process.argv.slice(2));
    if (settings !== "help") return settings;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${message(error)}\n\n${usage}`);
    process.exit(2);
  }
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

const settings = readSettings();
try {
  const log = (sentence: string) => process.stderr.write(`${new Date().toISOString()} ${sentence}\n`);
  const simulator = await startSimulator({ ...settings, log });
  process.stdout.write(`simulator ready ${simulator.url}\n`);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  process.stderr.write(`The simulator could not start: ${message(error)}\n`);
  process.exit(1);
}
