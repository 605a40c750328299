// The past of the demo's segments: made and changed by colleagues, and counted week by week, lately day by day, each time as
// of that day from the shop's own orders. Attributes such as tags are those of today, since no shop keeps their past.
import type { Rule } from "../../contract/rule.ts";
import type { Actor } from "../actor.ts";
import type { Services } from "../services.ts";
import { type Colleague, colleagues, type DemoSegment, demoSegments } from "./segments.ts";

export interface PastEvent {
  daysAgo: number;
  happen(): Promise<void>;
}

/** Counted once a week until then, and daily since. */
const dailySince = 34;
const everyDays = 7;

export function inOrder<E extends PastEvent>(events: readonly E[]): E[] {
  return [...events].sort((a, b) => b.daysAgo - a.daysAgo);
}

export async function segmentsPast(
  { services }: { services: Services },
  { workspace }: Actor,
): Promise<{ events: PastEvent[]; idOf(rule: Rule): string | undefined }> {
  const cast = {} as Record<Colleague, Actor>;
  for (const [key, who] of Object.entries(colleagues))
    cast[key as Colleague] = await services.access.addColleague(workspace, who);
  const ids = new Map<Rule, string>();
  const lives = demoSegments.flatMap((segment) => lifeOf(services, cast, segment, ids));
  const first = Math.max(...lives.map(({ daysAgo }) => daysAgo));
  const counts = countedDays(first).map((daysAgo) => ({
    daysAgo,
    happen: () => services.segments.countAll(workspace),
  }));
  return { events: [...lives, ...counts], idOf: (rule) => ids.get(rule) };
}

function lifeOf(
  { segments }: Services,
  cast: Record<Colleague, Actor>,
  { before, by, daysAgo, ...is }: DemoSegment,
  ids: Map<Rule, string>,
): PastEvent[] {
  const [first, ...others] = [...before, { daysAgo, by, is }];
  const change = (to: (typeof before)[number]) => async () => {
    await segments.update(cast[to.by], ids.get(is.rule)!, to.is);
  };
  return [
    {
      daysAgo: first!.daysAgo,
      async happen() {
        const made = await segments.create(cast[first!.by], { ...is, ...first!.is });
        ids.set(is.rule, made.id);
      },
    },
    ...others.map((other) => ({ daysAgo: other.daysAgo, happen: change(other) })),
  ];
}

function countedDays(first: number): number[] {
  const days: number[] = [];
  for (let day = first - 1; day > 0; day -= day > dailySince ? everyDays : 1) days.push(day);
  return days;
}
