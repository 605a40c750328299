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
  const way = new Set(within ? [within.id] : []);
  const nameOf = (one: string) => (one === within?.id ? within.name : (known.get(one)?.name ?? one));

  /** The one that closes the circle; the way to it is then left as it was gone. */
  const follow = (one: string): string | undefined => {
    if (way.has(one)) return one;
    if (done.has(one)) return undefined;
    done.add(one);
    way.add(one);
    for (const next of known.get(one)?.uses ?? []) {
      const met = follow(next);
      if (met !== undefined) return met;
    }
    way.delete(one);
    return undefined;
  };
  const met = follow(id);
  if (met === undefined) return undefined;
  const gone = [...way];
  return [...gone.slice(gone.indexOf(met)), met].map(nameOf);
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

/** A rule may ask about segments two hundred times; those of a catalogue are looked through once. */
const known = new WeakMap<readonly NamedSegment[], Map<string, NamedSegment>>();

export function byId({ segments }: Segments): Map<string, NamedSegment> {
  const found = known.get(segments) ?? new Map(segments.map((segment) => [segment.id, segment]));
  known.set(segments, found);
  return found;
}
