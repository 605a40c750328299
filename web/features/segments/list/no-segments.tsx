// The list of segments without any: none yet, or none by that name.
import { ButtonLink } from "../../../frame/link.tsx";
import { usePaths } from "../../../paths.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useMay } from "../../../workspace.tsx";

export function NoSegments(props: { filtered: boolean }) {
  const paths = usePaths();
  const mayWrite = useMay("segments:write");
  if (props.filtered) {
    return (
      <EmptyState
        picture="search"
        title="No segment by that name"
        action={
          <ButtonLink {...paths.segments()} variant="default">
            Show all segments
          </ButtonLink>
        }
      >
        Search looks at the names and what they are for.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture="segment"
      title="Your segments will be here"
      action={mayWrite && <ButtonLink {...paths.newSegment()}>Build the first one</ButtonLink>}
    >
      Say who you mean, such as “ordered three times, but not in the last 60 days”, and see at once how many
      they are.
    </EmptyState>
  );
}
