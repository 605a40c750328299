// Segments that ask about segments: whether they go round in a circle, how deep they stand in each other, and how much a rule
// comes to when each of them is opened. From the catalogue alone, so that a page can tell without asking.
import type { Catalogue, NamedSegment } from "./attributes.ts";

/** Most conditions of a rule with every segment opened that it asks about, and how deep segments may stand in each other. */
export const maxOpenedConditions = 1_000;
export const maxSegmentDepth = 8;

type Segments = Pick<Catalogue, "segments">;

/** The segment whose rule is looked at, so that asking about itself is found. */
export interface Within {
  id: string;
  name: string;
}

/**
 * The names on the way round, the first and the last the same, if opening a segment never ends: because it leads back to the
 * one whose rule is looked at, or into a circle of others.
 */
export function circleFrom(id: string, catalogue: Segments, within?: Within): string[] | undefined {
  const known = byId(catalogue);
  const done = new Set<string>();
  const nameOf = (one: string) => (one === within?.id ? within.name : (known.get(one)?.name ?? one));

  const follow = (one: string, way: readonly string[]): string[] | undefined => {
    const met = way.indexOf(one);
    if (met >= 0) return [...way.slice(met), one].map(nameOf);
    if (done.has(one)) return undefined;
    done.add(one);
    for (const next of new Set(known.get(one)?.uses)) {
      const circle = follow(next, [...way, one]);
      if (circle) return circle;
    }
    return undefined;
  };
  return follow(id, within ? [within.id] : []);
}

interface Size {
  conditions: number;
  depth: number;
}

/** What segments come to when they are opened, all together; they must not go round in a circle. */
export function openedSize(ids: readonly string[], catalogue: Segments): Size {
  const known = byId(catalogue);
  const sizes = new Map<string, Size>();
  const sizeOf = (id: string): Size => {
    const size = sizes.get(id) ?? measured(known.get(id));
    sizes.set(id, size);
    return size;
  };
  const measured = (segment: NamedSegment | undefined): Size => {
    if (!segment) return { conditions: 0, depth: 1 };
    const inner = together(segment.uses.map(sizeOf));
    return { conditions: segment.conditions + inner.conditions, depth: inner.depth + 1 };
  };
  return together(ids.map(sizeOf));
}

function together(sizes: readonly Size[]): Size {
  const conditions = sizes.reduce((sum, size) => sum + size.conditions, 0);
  return { conditions, depth: Math.max(0, ...sizes.map(({ depth }) => depth)) };
}

function byId({ segments }: Segments): Map<string, NamedSegment> {
  return new Map(segments.map((segment) => [segment.id, segment]));
}
