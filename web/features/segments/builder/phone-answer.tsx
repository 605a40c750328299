// The answer where there is no room beside the rule: a bar with the count at the bottom, always in view, that opens the rest.
import { Drawer, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronUp } from "@tabler/icons-react";
import { useRef } from "react";
import { formatCount, formatShare } from "../../../format.ts";
import { scrim } from "../../../theme-components.ts";
import { useFormatting } from "../../../ui/format-context.tsx";
import { AnswerPane, type AnswerPaneProps } from "../answer/answer-pane.tsx";
import { MakeWayProvider } from "../answer/go-to-node.ts";
import classes from "./builder.module.css";

export function PhoneAnswer(props: AnswerPaneProps) {
  const [opened, { open, close }] = useDisclosure();
  const { makeWay, madeWay } = useMakingWay(close);
  return (
    <>
      <UnstyledButton className={classes.phoneBar} onClick={open} aria-expanded={opened}>
        <Short {...props} />
        <IconChevronUp size={20} stroke={1.75} aria-hidden="true" />
      </UnstyledButton>
      <Drawer.Root opened={opened} onClose={close} position="bottom" size="88%" onExitTransitionEnd={madeWay}>
        <Drawer.Overlay {...scrim} />
        <Drawer.Content classNames={{ content: classes.sheet }}>
          <div className={classes.sheetHead}>
            <Drawer.Title className={classes.title}>The answer</Drawer.Title>
            <Drawer.CloseButton aria-label="Close" size={44} />
          </div>
          <div className={classes.sheetBody}>
            <MakeWayProvider value={makeWay}>
              <AnswerPane {...props} />
            </MakeWayProvider>
          </div>
        </Drawer.Content>
      </Drawer.Root>
    </>
  );
}

/** Milliseconds after which the sheet has given the focus back to the bar that opened it, and no longer takes it away. */
const settled = 50;

/** What was asked for on the sheet and is under it happens once the sheet is gone. */
function useMakingWay(close: () => void) {
  const next = useRef<(() => void) | undefined>(undefined);
  return {
    makeWay: (then: () => void) => {
      next.current = then;
      close();
    },
    madeWay: () => {
      const then = next.current;
      next.current = undefined;
      if (then) setTimeout(then, settled);
    },
  };
}

function Short({ answer: { preview, pending, error }, asked }: AnswerPaneProps) {
  const { currency } = useFormatting();
  if (error) return <span>The count could not be made</span>;
  if (!preview) return <span>Counting …</span>;
  const { count, total } = preview;
  return (
    <span className={classes.phoneCount} data-pending={pending || undefined} aria-busy={pending}>
      <strong>{formatCount(count, currency)}</strong> {count === 1 ? "customer" : "customers"}
      {asked.rule && total > 0 && (
        <span className={classes.phoneShare}> · {formatShare(count / total)} of all</span>
      )}
    </span>
  );
}
