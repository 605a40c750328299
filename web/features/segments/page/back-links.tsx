// The ways back up: from a segment to all of them, and from its rule to the segment.
import { AppLink } from "../../../frame/link.tsx";
import { usePaths } from "../../../paths.ts";

export function BackToSegments() {
  const paths = usePaths();
  return (
    <AppLink {...paths.segments()} size="sm" c="dimmed" underline="hover">
      Segments
    </AppLink>
  );
}

export function BackToSegment({ id }: { id: string }) {
  const paths = usePaths();
  return (
    <AppLink {...paths.segment(id)} size="sm" c="dimmed" underline="hover">
      Back to the segment
    </AppLink>
  );
}
