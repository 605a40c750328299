// Liquid as messages speak it: no files, no includes, nothing inherited from objects, and every rendering bounded in
// steps and memory. Steps are counted instead of milliseconds, so that a busy machine never cuts a good message short.
import { Context, Liquid, type Template } from "liquidjs";
import { currencyDecimals } from "../../../contract/values.ts";
import { dateFilter } from "./dates.ts";

/** How a workspace says dates and money. */
export interface Manner {
  timezone: string;
  currency: string;
}

const limits = { characters: 30_000, steps: 10_000, memory: 1_000_000 };
const withoutFiles = ["include", "render", "layout", "block"];
const slowDates = ["date_to_xmlschema", "date_to_rfc822", "date_to_string", "date_to_long_string"];

export interface Engine {
  /** Throws LiquidError where the text cannot be read. */
  parse(text: string): Template[];
  /** Throws where the limits are passed or a value cannot be used as the text asks. */
  render(template: Template[], scope: object): string;
  liquid: Liquid;
}

export function createEngine(manner: Manner, now: () => Date): Engine {
  const liquid = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    parseLimit: limits.characters,
    memoryLimit: limits.memory,
    cache: false,
  });
  for (const tag of withoutFiles) delete liquid.tags[tag];
  for (const filter of slowDates) delete liquid.filters[filter];
  liquid.registerFilter("date", dateFilter(manner.timezone, now));
  liquid.registerFilter("money", moneyFilter(manner.currency));
  return {
    liquid,
    parse: (text) => liquid.parse(text),
    render: (template, scope) => String(liquid.renderSync(template, boundedContext(liquid, scope))),
  };
}

function boundedContext(liquid: Liquid, scope: object): Context {
  const context = new Context(scope, liquid.options, { sync: true }, { liquid });
  let steps = 0;
  // The library asks this before each part of the text that it renders.
  context.renderLimit.check = () => {
    if (++steps > limits.steps) throw new Error(`it repeats more than ${limits.steps} times`);
  };
  return context;
}

/** Major units as people write them: ₹1,00,000, without decimals where there are none. */
function moneyFilter(currency: string) {
  const locale = currency === "INR" ? "en-IN" : "en";
  const decimals = currencyDecimals(currency);
  const whole = new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 });
  const exact = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
  });
  return (value: unknown): unknown => {
    if (value === null || value === undefined || value === "") return value;
    const amount = Number(value);
    if (!Number.isFinite(amount)) return value;
    return (Number.isInteger(amount) ? whole : exact).format(amount);
  };
}
