// What to mend in a message before it is sent: faults stop a launch, warnings are for the writer to weigh.
import type { Template } from "liquidjs";
import type { MessageContent, MessagePreview } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import { smsSize } from "../../../contract/sms-size.ts";
import { templateVariables } from "../../../contract/template-variables.ts";
import { type Field, fields, type ParsedMessage, plain } from "./compile.ts";
import type { Engine } from "./engine.ts";
import { knownVariables, unguardedVariables, unknownVariables } from "./variables.ts";

export type Check = MessagePreview["checks"][number];

export interface Parsing {
  /** Missing where a field cannot be read. */
  parsed: ParsedMessage | undefined;
  checks: Check[];
}

export function parseMessage(
  engine: Engine,
  content: MessageContent,
  customKeys: readonly string[],
): Parsing {
  const checks: Check[] = [];
  const known = knownVariables(customKeys);
  const parsed: Partial<ParsedMessage> = {};
  for (const field of fields) {
    try {
      parsed[field] = engine.parse(content[field]);
      checks.push(...unknownFaults(engine, field, parsed[field], known));
    } catch (error) {
      checks.push({ level: "fault", field, message: plain(error), ...placeOf(error) });
    }
  }
  const { subject, body } = parsed;
  return { parsed: subject && body ? { subject, body } : undefined, checks };
}

function unknownFaults(
  engine: Engine,
  field: Field,
  template: Template[],
  known: readonly string[],
): Check[] {
  return unknownVariables(engine, template, known).map(({ name, near }) => ({
    level: "fault",
    field,
    message: `“${name}” is not a variable of messages`,
    ...(near ? { hint: `did you mean “${near}”?` } : { hint: `there are, for example, ${examples}` }),
  }));
}

const examples = templateVariables
  .slice(0, 3)
  .map((v) => v.name)
  .join(", ");

function placeOf(error: unknown): { hint?: string } {
  const found = /, line:(\d+), col:(\d+)/.exec(error instanceof Error ? error.message : "");
  return found ? { hint: `line ${found[1]}, character ${found[2]}` } : {};
}

/** What is wrong with a message as a whole, whoever reads it. */
export function contentChecks(content: MessageContent, channel: Channel): Check[] {
  const checks: Check[] = [];
  if (content.body.trim() === "")
    checks.push({
      level: "fault",
      field: "body",
      message: "The message is empty",
      hint: "write what it is to say",
    });
  if (channel !== "email") return checks;
  if (content.subject.trim() === "")
    checks.push({ level: "fault", field: "subject", message: "The e-mail has no subject" });
  if (!/unsubscribe|opt[ -]?out|\bstop\b|no longer wish/i.test(content.body))
    checks.push({
      level: "warning",
      field: "body",
      message: "It does not say how to unsubscribe",
      hint: "most countries ask for it, and mail services sort out what lacks it",
    });
  return checks;
}

/** What one reader's copy shows. */
export function renderedChecks(text: MessageContent, channel: Channel): Check[] {
  if (text.body.trim() === "")
    return [
      { level: "warning", field: "body", message: "It is empty for this customer, who would be skipped" },
    ];
  if (channel !== "sms") return [];
  const { parts, costly } = smsSize(text.body);
  if (parts <= 1) return [];
  const hint = costly ? `without “${costly}” each part would hold more than twice as much` : undefined;
  return [
    {
      level: "warning",
      field: "body",
      message: `It takes ${parts} SMS parts, each of which costs`,
      ...(hint ? { hint } : {}),
    },
  ];
}

/** Variables that stand in the text without a fallback, with the field they stand in. */
export function withoutFallback(engine: Engine, parsed: ParsedMessage): { field: Field; name: string }[] {
  return fields.flatMap((field) =>
    unguardedVariables(engine, parsed[field]).map((name) => ({ field, name })),
  );
}
