// The data folder belongs to one simulator at a time: two would write over each other's journal and deliver twice.
import { mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Takes the folder, or says who has it; the answer gives it back. A lock left behind by a crash does not hold. */
export async function takeFolder(dir: string): Promise<() => Promise<void>> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, "simulator.pid");
  const holder = Number(await readFile(path, "utf8").catch(() => "0"));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new Error(
      `${dir} is in use by process ${holder}. Stop that simulator, choose another folder, ` +
        `or delete ${path} if process ${holder} is something else.`,
    );
  }
  await writeFile(path, String(process.pid), { mode: 0o600 });
  return () => unlink(path);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
