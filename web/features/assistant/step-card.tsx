// A step: what it does in a sentence, what came of it, where it leads; before it writes, the button that lets it, and afterwards the
// one that takes it back.
import { Button, Loader, Text } from "@mantine/core";
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconLock,
  type IconProps,
} from "@tabler/icons-react";
import { type ComponentType, type ReactNode, useId } from "react";
import { stepWords } from "../../../contract/assistant-step-words.ts";
import type { AssistantStep } from "../../../contract/assistant-steps.ts";
import { type AssistantTool, assistantTools } from "../../../contract/assistant-tools.ts";
import { permissions } from "../../../contract/permissions.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { pathOf } from "./open-page-paths.ts";
import { StepShown } from "./step-shown.tsx";
import classes from "./turn.module.css";
import type { StepState } from "./use-turns.ts";

interface Props {
  step: AssistantStep;
  state: StepState;
  onApply: () => void;
  onUndo: () => void;
  onAsk: (prompt: string) => void;
}

export function StepCard({ step, state, onApply, onUndo, onAsk }: Props) {
  const { currency } = useFormatting();
  const words = useId();
  const { phase, result, trouble } = state;
  return (
    <li className={classes.step} data-phase={phase} aria-labelledby={words}>
      <PhaseIcon phase={phase} />
      <p id={words} className={classes.words}>
        {stepWords(step, currency)}
      </p>
      <div className={classes.below}>
        {phase === "forbidden" && <Forbidden tool={step.tool} />}
        {phase === "offered" && (
          <Row>
            <Button variant="light" size="xs" aria-describedby={words} onClick={onApply}>
              {applyLabels[step.tool] ?? assistantTools[step.tool].label}
            </Button>
          </Row>
        )}
        {result && phase !== "undone" && (
          <>
            {result.shown?.kind !== "count" && <Text c="dimmed">{result.words}</Text>}
            {result.shown && <StepShown shown={result.shown} onAsk={onAsk} />}
          </>
        )}
        {phase === "undone" && <Text c="dimmed">Undone. It is as it was before.</Text>}
        {trouble && (
          <Text role="alert" c="var(--danger)">
            {phase === "done" && "It could not be undone. "}
            {trouble}
          </Text>
        )}
        <Row>
          {phase === "failed" && (
            <Button variant="default" size="xs" aria-describedby={words} onClick={onApply}>
              Try again
            </Button>
          )}
          {result?.link && phase !== "undone" && <Leads link={result.link} />}
          {result?.undo && (phase === "done" || phase === "undoing") && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />}
              loading={phase === "undoing"}
              aria-describedby={words}
              onClick={onUndo}
            >
              Undo
            </Button>
          )}
        </Row>
      </div>
    </li>
  );
}

/** What the button does, where that is not the tool's own name. */
const applyLabels: Partial<Record<AssistantTool, string>> = {
  create_segment: "Create segment",
  change_segment: "Change segment",
  change_rule: "Change rule",
  add_to_list: "Put them on it",
  tag_customers: "Tag them",
  create_campaign: "Create draft",
  rename_segment: "Rename",
  rename_list: "Rename",
  rename_campaign: "Rename",
};

function Row({ children }: { children: ReactNode }) {
  const some = Array.isArray(children) ? children.some(Boolean) : Boolean(children);
  return some ? <div className={classes.row}>{children}</div> : null;
}

function Forbidden({ tool }: { tool: AssistantTool }) {
  const { needs } = assistantTools[tool];
  return (
    <Text c="dimmed">
      Your role does not allow this. It takes the permission “{permissions[needs]}”; an owner or admin can
      give it.
    </Text>
  );
}

function Leads({ link }: { link: NonNullable<NonNullable<StepState["result"]>["link"]> }) {
  const paths = usePaths();
  return (
    <AppLink {...pathOf(paths, link.page, link.id)} search={(link.search ?? {}) as never} size="sm">
      {link.label}
    </AppLink>
  );
}

const icons: Record<StepState["phase"], { icon?: ComponentType<IconProps>; tone: string; says: string }> = {
  offered: { icon: IconCircleDashed, tone: "offered", says: "Waits for you" },
  forbidden: { icon: IconLock, tone: "quiet", says: "Not allowed" },
  running: { tone: "quiet", says: "Under way" },
  undoing: { tone: "quiet", says: "Being undone" },
  done: { icon: IconCircleCheck, tone: "done", says: "Done" },
  failed: { icon: IconCircleX, tone: "failed", says: "Failed" },
  undone: { icon: IconArrowBackUp, tone: "quiet", says: "Undone" },
};

function PhaseIcon({ phase }: { phase: StepState["phase"] }) {
  const { icon: Icon, tone, says } = icons[phase];
  return (
    <span className={classes.icon} data-tone={tone}>
      {Icon ? <Icon size={20} stroke={1.75} aria-hidden="true" /> : <Loader size={16} aria-hidden="true" />}
      <span className="unseen">{says}: </span>
    </span>
  );
}
