// Home of a workspace with nothing in it yet: what will be here, and the first step.
import { ButtonLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useMay } from "../../workspace.tsx";

export function FirstSteps() {
  const paths = usePaths();
  const mayImport = useMay("imports:run");
  return (
    <EmptyState
      picture="shelf"
      title="A shop with its doors open and its shelves empty"
      action={mayImport && <ButtonLink {...paths.page("/imports")}>Import customers or orders</ButtonLink>}
    >
      Once customers and orders are in, this page says what they bring, what needs attention and whom to think
      of next.
    </EmptyState>
  );
}
