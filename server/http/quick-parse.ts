// Parses what is right at a fraction of the cost: most of what shops send in numbers is right, and the contract's schemas
// make two objects for each value that they look at. The kinds of schema that such bodies consist of are walked once and
// become one function each, which asks the schemas' own checks; every other kind is asked as it is. What does not pass here
// is parsed by its schema, which alone finds faults.
import type { z } from "zod";

/** What does not pass, or is not for this way. */
const refused = Symbol("refused");

type Parse = (value: unknown) => unknown;

interface Payload {
  value: unknown;
  issues: unknown[];
}

/** What is read of a schema, in the library's own terms. */
interface Inside {
  def: {
    type: string;
    coerce?: boolean;
    shape?: Record<string, z.ZodType>;
    catchall?: z.ZodType;
    element?: z.ZodType;
    innerType?: z.ZodType;
    defaultValue?: unknown;
    checks?: Check[];
  };
  traits: Set<string>;
  optin?: string;
  values?: Set<unknown>;
}

interface Check {
  _zod: { check(payload: Payload): unknown; def: { when?(payload: Payload): boolean } };
}

const inside = (schema: z.ZodType) => schema._zod as unknown as Inside;

const known = new WeakMap<z.ZodType, Parse>();

/** The same answer as `schema.safeParse`. */
export function quickParse<S extends z.ZodType>(
  schema: S,
  value: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  const data = parserOf(schema)(value);
  return data === refused ? schema.safeParse(value) : { success: true, data: data as z.output<S> };
}

function parserOf(schema: z.ZodType): Parse {
  const before = known.get(schema);
  if (before) return before;
  const parse = quick(schema);
  known.set(schema, parse);
  return parse;
}

function quick(schema: z.ZodType): Parse {
  const { def, traits } = inside(schema);
  const bare = def.coerce ? undefined : bareOf(schema);
  if (!bare) return askedAsItIs(schema);
  const own = traits.has("$ZodCheck") ? [schema as unknown as Check] : [];
  return checked(bare, [...own, ...(def.checks ?? [])]);
}

function bareOf(schema: z.ZodType): Parse | undefined {
  const { def, values } = inside(schema);
  switch (def.type) {
    case "string":
      return (value) => (typeof value === "string" ? value : refused);
    case "number":
      return (value) => (Number.isFinite(value) ? value : refused);
    case "boolean":
      return (value) => (typeof value === "boolean" ? value : refused);
    case "unknown":
      return (value) => value;
    case "enum":
      return (value) => (values!.has(value) ? value : refused);
    case "array":
      return list(quick(def.element!));
    case "nullable": {
      const inner = quick(def.innerType!);
      return (value) => (value === null ? null : inner(value));
    }
    case "optional": {
      const inner = quick(def.innerType!);
      return (value) => (value === undefined ? refused : inner(value));
    }
    case "object":
      return object(inside(schema));
    default:
      return undefined;
  }
}

function askedAsItIs(schema: z.ZodType): Parse {
  return (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : refused;
  };
}

function checked(parse: Parse, checks: readonly Check[]): Parse {
  if (checks.length === 0) return parse;
  // One for all values: nothing of it is kept, and a check never comes back here for the same schema.
  const payload: Payload = { value: undefined, issues: [] };
  return (value) => {
    payload.value = parse(value);
    if (payload.value === refused) return refused;
    for (const { _zod } of checks) {
      if (_zod.def.when && !_zod.def.when(payload)) continue;
      _zod.check(payload);
      if (payload.issues.length === 0) continue;
      payload.issues = [];
      return refused;
    }
    return payload.value;
  };
}

function list(item: Parse): Parse {
  return (value) => {
    if (!Array.isArray(value)) return refused;
    const parsed = new Array(value.length);
    for (let i = 0; i < value.length; i++) {
      const one = item(value[i]);
      if (one === refused) return refused;
      parsed[i] = one;
    }
    return parsed;
  };
}

/** Whether a field may be left out, and what stands in its place then, where that is no object that somebody could change. */
function inPlace(schema: z.ZodType): { mayLack: boolean; otherwise?: unknown } {
  const { def, optin } = inside(schema);
  if (def.type === "optional") return { mayLack: optin === "optional" };
  if (def.type !== "default" || typeof def.defaultValue === "object") return { mayLack: false };
  return { mayLack: true, otherwise: def.defaultValue };
}

/** Only where unknown fields are refused or left aside. */
function object({ def }: Inside): Parse | undefined {
  const strict = def.catchall !== undefined;
  if (def.catchall && inside(def.catchall).def.type !== "never") return undefined;
  const fields = Object.entries(def.shape!).map(([key, schema]) => ({
    key,
    parse: quick(schema),
    ...inPlace(schema),
  }));
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refused;
    const input = value as Record<string, unknown>;
    const parsed: Record<string, unknown> = {};
    let present = 0;
    for (const { key, parse, mayLack, otherwise } of fields) {
      const sent = input[key];
      if (sent === undefined) {
        if (!mayLack || key in input) return refused;
        if (otherwise !== undefined) parsed[key] = otherwise;
        continue;
      }
      const one = parse(sent);
      if (one === refused || one === undefined) return refused;
      parsed[key] = one;
      present += 1;
    }
    return strict && present < countFields(input) ? refused : parsed;
  };
}

function countFields(input: object): number {
  let count = 0;
  for (const _ in input) count += 1;
  return count;
}
