// From what is asked to steps: each looked up, counted and put into a form that the browser can carry out. It writes nothing.
import { type AssistantStep, mostSteps } from "../../../../contract/assistant-steps.ts";
import type { Asked, AskedKind, AskedOf } from "./asked.ts";
import {
  campaignStep,
  messagesStep,
  namesStep,
  reviewStep,
  summariseStep,
  timeStep,
} from "./campaign-steps.ts";
import { listStep, tagStep } from "./member-steps.ts";
import { peopleStep, segmentStep } from "./people-steps.ts";
import { type Planning, refuse } from "./planning.ts";
import { openStep, renameStep } from "./thing-steps.ts";

type Plans = {
  [K in AskedKind]: (planning: Planning, asked: AskedOf<K>) => Promise<AssistantStep | undefined>;
};

const plans: Plans = {
  people: peopleStep,
  find: async (_, { search }) => ({ tool: "find_customers", search: search.slice(0, 200) }),
  open: openStep,
  review: reviewStep,
  summarise: summariseStep,
  time: timeStep,
  messages: messagesStep,
  names: namesStep,
  segment: segmentStep,
  campaign: campaignStep,
  list: listStep,
  tag: tagStep,
  rename: renameStep,
  refused: async (planning, { words, reason }) => refuse(planning, words, reason),
};

export async function plan(planning: Planning, asked: readonly Asked[]): Promise<AssistantStep[]> {
  const steps: AssistantStep[] = [];
  for (const one of asked.slice(0, mostSteps)) {
    const make = plans[one.kind] as (planning: Planning, asked: Asked) => Promise<AssistantStep | undefined>;
    const step = await make(planning, one);
    if (step) steps.push(step);
  }
  for (const { words } of asked.slice(mostSteps))
    refuse(planning, words, `at most ${mostSteps} things are done at once`);
  return steps;
}
