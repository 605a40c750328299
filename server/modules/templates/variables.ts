// Which variables a message reads, and which of them may come out empty in the middle of a sentence.
import { Output, type Template, type Variable } from "liquidjs";
import { nearest } from "../../../contract/nearest.ts";
import { templateVariables } from "../../../contract/template-variables.ts";
import type { Engine } from "./engine.ts";

export interface Unknown {
  name: string;
  near: string | undefined;
}

/** Names that hold others, and may be walked through. */
const holders = ["customer", "customer.orders", "customer.custom", "workspace", "campaign"];
const lists = new Set(templateVariables.filter((v) => v.type === "list").map((v) => v.name));

/** Every valid name; custom attributes are the workspace's own. */
export function knownVariables(customKeys: readonly string[]): string[] {
  return [...templateVariables.map((v) => v.name), ...customKeys.map((key) => `customer.custom.${key}`)];
}

/** Variables that are read and do not exist, each once. */
export function unknownVariables(engine: Engine, template: Template[], known: readonly string[]): Unknown[] {
  const names = new Set(globalsOf(engine, template).filter((name) => !isKnown(name, known)));
  return [...names].map((name) => ({ name, near: nearest(name, known) }));
}

function isKnown(name: string, known: readonly string[]): boolean {
  if (known.includes(name) || holders.includes(name)) return true;
  const [, owner, property = ""] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
  if (!owner) return false;
  if (property === "size") return isKnown(owner, known);
  const isList = lists.has(owner) || owner.startsWith("customer.custom.");
  return isList && known.includes(owner) && /^([0-9]+|first|last)$/.test(property);
}

/** Dotted names of what is neither assigned nor looped over in the text; what is computed ends the name. */
function globalsOf(engine: Engine, template: Template[]): string[] {
  return Object.values(engine.liquid.analyzeSync(template).globals).flat().map(nameOf);
}

function nameOf(variable: Variable): string {
  const fixed = variable.segments.findIndex((segment) => typeof segment === "object");
  const segments = fixed < 0 ? variable.segments : variable.segments.slice(0, fixed);
  return segments.join(".");
}

/** Variables written out with neither a default nor a condition around them that asks whether they are there. */
export function unguardedVariables(engine: Engine, template: Template[], conditions = ""): string[] {
  const found = template.flatMap((part) => {
    if (part instanceof Output) return hasDefault(part) ? [] : globalsOf(engine, [part]);
    const inside = [...childrenOf(part)];
    return unguardedVariables(engine, inside, conditions + part.token.getText());
  });
  return [...new Set(found)].filter((name) => !conditions.includes(name));
}

const hasDefault = (output: Output) => output.value.filters.some((filter) => filter.name === "default");

function childrenOf(part: Template): Template[] {
  const steps = part.children?.(false, true);
  let step = steps?.next();
  while (step && !step.done) step = steps?.next(step.value);
  return (step?.value as Template[] | undefined) ?? [];
}
