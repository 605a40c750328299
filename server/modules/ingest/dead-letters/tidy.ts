// Forgets dead letters a month after they were replayed or dismissed. Those that wait stay, however long.
import type { Platform } from "../../../platform/index.ts";

const keptDays = 30;

export function startTidying({ jobs, database, clock }: Platform): void {
  jobs.schedule("dead-letters.tidy", "41 3 * * *", async () => {
    const before = new Date(clock.now().getTime() - keptDays * 86_400_000);
    await database.system
      .deleteFrom("dead_letters")
      .where("state", "<>", "waiting")
      .where("settled_at", "<", before)
      .execute();
  });
}
