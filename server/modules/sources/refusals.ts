// Counts posts with a wrong signature. However many come, one statement a source is under way at a time: a flood of forgeries
// must not become a flood of writes.
import type { Platform } from "../../platform/index.ts";
import { addRefused } from "./source-store.ts";

interface Refusing {
  workspaceId: string;
  id: string;
}

export function createRefusals({ database, clock, log }: Pick<Platform, "database" | "clock" | "log">) {
  const waiting = new Map<string, { source: Refusing; count: number }>();
  const underWay = new Map<string, Promise<void>>();

  const write = async (id: string): Promise<void> => {
    for (let next = waiting.get(id); next; next = waiting.get(id)) {
      const { source, count } = next;
      waiting.delete(id);
      await database.inWorkspace(source.workspaceId, (trx) => addRefused(trx, source, count, clock.now()));
    }
  };

  return {
    count(source: Refusing): void {
      waiting.set(source.id, { source, count: (waiting.get(source.id)?.count ?? 0) + 1 });
      if (underWay.has(source.id)) return;
      const work = write(source.id)
        .catch((error: unknown) => log.warn({ err: error }, "refused deliveries could not be counted"))
        .finally(() => underWay.delete(source.id));
      underWay.set(source.id, work);
    },
    async settled(): Promise<void> {
      await Promise.all(underWay.values());
    },
  };
}
