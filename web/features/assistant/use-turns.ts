// What was asked of the panel and how far each step is. Steps that read are done as soon as they are there, those that write when the
// person says so; what came of each is told to the log.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Endpoint } from "../../../contract/api.ts";
import {
  type AssistantStep,
  type AssistantSteps,
  assistantStepEndpoints,
} from "../../../contract/assistant-steps.ts";
import { assistantTools } from "../../../contract/assistant-tools.ts";
import type { StepOutcome } from "../../../contract/engines.ts";
import { rolePermissions } from "../../../contract/permissions.ts";
import { ApiError, call } from "../../api.ts";
import { refresh } from "../../api-query.ts";
import type { PageSubject } from "../../page-subject.ts";
import { usePaths } from "../../paths.ts";
import { detailOf, whatHappened } from "../../ui/error-words.ts";
import { useWorkspace } from "../../workspace.tsx";
import { pathOf } from "./open-page-paths.ts";
import { type Running, runStep } from "./run-step.ts";
import type { StepResult } from "./step-result.ts";

export interface StepState {
  phase: "offered" | "forbidden" | "running" | "done" | "failed" | "undoing" | "undone";
  result?: StepResult;
  /** Why it failed, or could not be undone. */
  trouble?: string;
}

type Open = AssistantSteps["ambiguities"][number];
export type Choice = Pick<Open, "start" | "end" | "question" | "chosen">;

export interface Turn {
  key: number;
  prompt: string;
  page: PageSubject;
  choices: Choice[];
  answer?: AssistantSteps;
  error?: unknown;
  steps: StepState[];
}

export function useTurns(onOpened: () => void) {
  const workspace = useWorkspace();
  const { slug, role } = workspace;
  const client = useQueryClient();
  const navigate = useNavigate();
  const paths = usePaths();
  const [turns, setTurns] = useState<Turn[]>([]);
  const latest = useRef(turns);
  latest.current = turns;
  const shop = useRef(slug);
  useEffect(() => {
    // Another workspace's people are no matter of this one.
    if (shop.current !== slug) setTurns([]);
    shop.current = slug;
  }, [slug]);

  const change = (key: number, next: (turn: Turn) => Turn) =>
    setTurns((all) => all.map((turn) => (turn.key === key ? next(turn) : turn)));
  const setStep = (key: number, at: number, state: StepState) =>
    change(key, (turn) => ({ ...turn, steps: turn.steps.map((one, i) => (i === at ? state : one)) }));

  /** Calls as the person at hand, and remembers which nouns were written. */
  function session(page: PageSubject) {
    const written = new Set<string>();
    const ask: Running["ask"] = async (endpoint, input) => {
      const { method, readOnly, tag } = endpoint as Endpoint;
      const reply = await call(endpoint, input, { workspace: slug });
      if (method !== "GET" && !readOnly) written.add(tag);
      return reply;
    };
    return {
      running: { ask, putRule: page.putRule, putName: formOf(page) },
      settle: () => refresh(client, slug, [...written]),
    };
  }

  const tellLog = (id: string, step: number, outcome: StepOutcome, detail: string) =>
    void call(
      assistantStepEndpoints.stepOutcome,
      { params: { id }, body: { step, outcome, detail: detail.slice(0, 500) } },
      { workspace: slug },
    ).catch(() => undefined);

  async function run({ key, page, answer }: Answered, at: number) {
    const step = answer.steps[at]!;
    setStep(key, at, { phase: "running" });
    const { running, settle } = session(page);
    try {
      const result = await runStep(step, running);
      setStep(key, at, { phase: "done", result });
      tellLog(answer.id, at, "done", result.words);
      await settle();
      if (step.tool === "open_page") {
        onOpened();
        await navigate(pathOf(paths, step.page, step.id));
      }
    } catch (error) {
      const trouble = troubleOf(error);
      setStep(key, at, { phase: "failed", trouble });
      tellLog(answer.id, at, "failed", trouble);
      await settle();
    }
  }

  async function undo({ key, answer, steps }: Answered, at: number) {
    const { result } = steps[at] ?? {};
    if (!result?.undo) return;
    setStep(key, at, { phase: "undoing", result });
    try {
      await result.undo();
      setStep(key, at, { phase: "undone", result });
      tellLog(answer.id, at, "undone", "");
    } catch (error) {
      const trouble = troubleOf(error);
      setStep(key, at, { phase: "done", result, trouble });
      tellLog(answer.id, at, "failed", `Not undone: ${trouble}`);
    }
    await refresh(client, slug, changeable);
  }

  async function put(turn: Turn) {
    const { key, prompt, page, choices } = turn;
    const { kind, id, rule, shown } = page;
    change(key, () => ({ ...turn, answer: undefined, error: undefined, steps: [] }));
    try {
      const body = { prompt, page: { kind, id, rule, shown }, choices };
      const answer = await call(assistantStepEndpoints.steps, { body }, { workspace: slug });
      const steps = answer.steps.map((step): StepState => ({ phase: firstPhase(step) }));
      const answered = { ...turn, answer, steps };
      change(key, () => answered);
      for (const [at, { phase }] of steps.entries()) if (phase === "running") await run(answered, at);
    } catch (error) {
      change(key, () => ({ ...turn, error, steps: [] }));
    }
  }

  function firstPhase({ tool }: AssistantStep): StepState["phase"] {
    const { writes, needs } = assistantTools[tool];
    if (role === null || !rolePermissions[role].includes(needs)) return "forbidden";
    return writes ? "offered" : "running";
  }

  return {
    turns,
    ask(prompt: string, page: PageSubject) {
      const turn: Turn = { key: (latest.current.at(-1)?.key ?? 0) + 1, prompt, page, choices: [], steps: [] };
      setTurns((all) => [...all, turn]);
      void put(turn);
    },
    again: (turn: Turn) => void put(turn),
    choose(turn: Turn, { start, end, question }: Open, chosen: number) {
      const others = turn.choices.filter((each) => each.start !== start || each.question !== question);
      void put({ ...turn, choices: [...others, { start, end, question, chosen }] });
    },
    apply: (turn: Turn, at: number) => isAnswered(turn) && void run(turn, at),
    undo: (turn: Turn, at: number) => isAnswered(turn) && void undo(turn, at),
    clear: () => setTurns([]),
  };
}

export type Turns = ReturnType<typeof useTurns>;
type Answered = Turn & { answer: AssistantSteps };

const isAnswered = (turn: Turn): turn is Answered => turn.answer !== undefined;

/** The nouns that a step can change. */
const changeable = ["Segments", "Lists", "Campaigns", "Customers"];

const formOf = ({ id, putName }: PageSubject) => (id && putName ? { id, put: putName } : undefined);

function troubleOf(error: unknown): string {
  if (error instanceof ApiError) return [whatHappened(error), detailOf(error)].filter(Boolean).join(" ");
  return error instanceof Error ? error.message : "It failed in a way that it cannot name.";
}
