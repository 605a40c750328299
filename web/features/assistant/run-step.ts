// Steps carried out: each tool as calls of the API with the person's own session, so that what they may not do is refused there as
// anywhere. What writes says how it is taken back; nothing here launches or sends.
import type { Endpoint, ReplyOf } from "../../../contract/api.ts";
import type { AssistantStep, StepOf } from "../../../contract/assistant-steps.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { InputOf } from "../../api.ts";
import { renameRun, runCreateCampaign } from "./run-campaign-steps.ts";
import { runAddToList, runTagCustomers } from "./run-member-steps.ts";
import * as reading from "./run-reading-steps.ts";
import { runChangeSegment, runCreateSegment } from "./run-segment-steps.ts";
import type { StepResult } from "./step-result.ts";

export interface Running {
  /** Asks an endpoint as the person at hand. */
  ask<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<ReplyOf<E>>;
  /** Puts a rule into the builder on the page, and answers how to put the one before back; undefined where none is open. */
  putRule?: (rule: Rule) => () => void;
  /** Saves a name through the form on the page, where one is open for the thing with this id. */
  putName?: { id: string; put: (name: string) => Promise<boolean> };
}

type Runs = {
  [T in AssistantStep["tool"]]: (step: StepOf<T>, running: Running) => Promise<StepResult>;
};

const runs: Runs = {
  count_customers: reading.runCount,
  find_customers: reading.runFind,
  open_page: reading.runOpen,
  summarise_campaign: reading.runSummarise,
  suggest_time: reading.runTime,
  suggest_messages: reading.runMessages,
  suggest_names: reading.runNames,
  create_segment: runCreateSegment,
  change_segment: runChangeSegment,
  change_rule: runChangeRule,
  add_to_list: runAddToList,
  tag_customers: runTagCustomers,
  create_campaign: runCreateCampaign,
  rename_segment: renameRun.segment,
  rename_list: renameRun.list,
  rename_campaign: renameRun.campaign,
};

export function runStep(step: AssistantStep, running: Running): Promise<StepResult> {
  const run = runs[step.tool] as (step: AssistantStep, running: Running) => Promise<StepResult>;
  return run(step, running);
}

async function runChangeRule({ people }: StepOf<"change_rule">, { putRule }: Running): Promise<StepResult> {
  if (!putRule) throw new Error("The builder that this rule was for is no longer open.");
  const putBack = putRule(people.rule as Rule);
  return { words: "The rule on the page is changed, and not saved yet.", undo: async () => putBack() };
}
