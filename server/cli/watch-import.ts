// Runs an import and shows how far it is on standard error: one line that changes on a terminal, a line now and then
// elsewhere. Ctrl-C cancels it; what was imported is kept.
import type { ImportRun } from "../../contract/imports.ts";
import type { Actor } from "../actor.ts";
import type { Imports } from "../modules/imports/index.ts";

const everyMs = 500;
const quietEveryMs = 5_000;

export async function watchImport(
  imports: Imports,
  actor: Actor,
  { id }: ImportRun,
  how: { dry: boolean },
): Promise<ImportRun> {
  const onTerminal = process.stderr.isTTY;
  const say = (line: string) => process.stderr.write(onTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  const show = async () => {
    const run = await imports.get(actor, id);
    if (run.state === "running") say(lineOf(run));
  };
  // Without its database an import cannot even say that it waits.
  const timer = setInterval(
    () => void show().catch((error: Error) => say(`It waits. ${error.message}`)),
    onTerminal ? everyMs : quietEveryMs,
  );
  const cancel = () => void imports.cancel(actor, id).catch(() => {});
  process.once("SIGINT", cancel);
  try {
    return await imports.startAndRun(actor, id, how);
  } finally {
    clearInterval(timer);
    process.removeListener("SIGINT", cancel);
    if (onTerminal) process.stderr.write("\r\x1b[K");
  }
}

function lineOf({ progress, rows_per_second, seconds_left, waiting }: ImportRun): string {
  if (waiting) return `It waits. ${waiting}`;
  const pace = rows_per_second ? `, ${rows_per_second.toLocaleString("en")} rows a second` : "";
  const left = seconds_left === null ? "" : `, ${timeLeft(seconds_left)} left`;
  return `${(progress * 100).toFixed(0).padStart(3)} %${pace}${left}`;
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
