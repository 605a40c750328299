// What messages say: the language, its bounds against those who mean harm, and the checks that a writer is told of.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { smsSize } from "../../../contract/sms-size.ts";
import { parseMessage, withoutFallback } from "./check.ts";
import { compileMessage } from "./compile.ts";
import { createEngine, type Engine } from "./engine.ts";
import { exampleReader } from "./example.ts";
import type { Reader } from "./reader.ts";

let engine: Engine;

beforeAll(() => {
  engine = createEngine(
    { timezone: "Asia/Kolkata", currency: "INR" },
    () => new Date("2026-11-20T20:00:00Z"),
  );
});

const scope = { workspace: { name: "Corner Roasters" }, campaign: { name: "Diwali" } };

function render(body: string, reader: Partial<Reader> = {}, subject = "") {
  const parsed = { subject: engine.parse(subject), body: engine.parse(body) };
  return compileMessage(engine, parsed, scope).render({ ...exampleReader, ...reader });
}

const said = (body: string, reader: Partial<Reader> = {}) => {
  const rendering = render(body, reader);
  return "text" in rendering ? rendering.text.body : rendering;
};
const checksOf = (body: string, custom: string[] = []) =>
  parseMessage(engine, { subject: "", body }, custom).checks;

describe("the language", () => {
  test("names, fallbacks, money and dates as the shop says them", () => {
    expect(said('Hi {{ customer.first_name | default: "there" }}')).toBe("Hi Asha");
    expect(said('Hi {{ customer.first_name | default: "there" }}', { first_name: null })).toBe("Hi there");
    expect(said('Hi {{ customer.first_name | default: "there" }}', { first_name: "" })).toBe("Hi there");
    expect(said("{{ customer.orders.total | money }}")).toBe("₹12,480.50");
    expect(
      said("{{ customer.orders.total | money }}", { orders: { ...exampleReader.orders, total: 100_000 } }),
    ).toBe("₹1,00,000");
    expect(said('{{ customer.orders.last_at | date: "%A, %-d %B %Y, %I:%M %p" }}')).toBe(
      "Friday, 2 October 2026, 07:35 PM",
    );
    expect(said('{{ customer.birthday | date: "%-d %b" }}')).toBe("12 Apr");
    expect(said('{{ "now" | date: "%F" }}')).toBe("2026-11-21");
    expect(said('{{ customer.city | date: "%F" }}{{ customer.custom.none | date }}')).toBe("Mumbai");
    expect(said("{{ workspace.name }}: {{ campaign.name }}")).toBe("Corner Roasters: Diwali");
    expect(said("{% for tag in customer.tags %}[{{ tag }}]{% endfor %}", { tags: ["vip", "tea"] })).toBe(
      "[vip][tea]",
    );
    expect(said("{{ customer.custom.tier | upcase }}", { custom: { tier: "gold" } })).toBe("GOLD");
  });

  test("what a customer is called is never read as a template, nor as a line of its own in a subject", () => {
    const evil = "{{ customer.email }}{% for i in (1..9) %}x{% endfor %}";
    expect(said("Hi {{ customer.first_name }}", { first_name: evil })).toBe(`Hi ${evil}`);
    const rendering = render(
      "Body",
      { first_name: "Asha\r\nBcc: all@example.com" },
      "Hi {{ customer.first_name }}",
    );
    expect(rendering).toMatchObject({ text: { subject: "Hi Asha Bcc: all@example.com" } });
  });

  test("any name comes out as it went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => {
        expect(said("{{ customer.last_name }}", { last_name: name })).toBe(name);
      }),
    );
  });
});

describe("bounds", () => {
  test.each([
    ["a long loop", "{% for i in (1..100000000) %}x{% endfor %}"],
    ["loops in loops", "{% for i in (1..500) %}{% for j in (1..500) %}x{% endfor %}{% endfor %}"],
    [
      "a text doubled again and again",
      '{% assign a = "xxxxxxxx" %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    ],
    [
      "a padded text",
      '{% assign a = "" %}{% for i in (1..5000) %}{% assign a = a | append: "0123456789012345678901234567890123456789" %}{% endfor %}{% for i in (1..4000) %}{{ a | replace: "0", a }}{% endfor %}',
    ],
    [
      "a long word to split",
      "{% assign a = customer.first_name | split: '' %}{% for i in (1..20) %}{% assign a = a | concat: a %}{% endfor %}{{ a | join }}",
    ],
  ])("%s is refused, and quickly", (_name, body) => {
    const rendering = render(body, { first_name: "x".repeat(1_000) });
    expect(rendering).toHaveProperty("unreadable");
  });

  test.each([
    '{% include "../../etc/passwd" %}',
    '{% render "x" %}',
    '{% layout "x" %}',
    "{% block x %}{% endblock %}",
  ])("%s is no tag", (body) => {
    expect(checksOf(body)).toMatchObject([{ level: "fault", field: "body" }]);
  });

  test("nothing of the program can be reached through a value", () => {
    for (const path of [
      "constructor",
      "__proto__",
      "toString",
      "constructor.constructor",
      "tags.constructor",
      "custom.__proto__.x",
      "first_name.constructor",
    ])
      expect(said(`[{{ customer.${path} }}]`)).toBe("[]");
    expect(said('[{{ customer["constructor"]["name"] }}]')).toBe("[]");
    expect(said("[{{ process.env.PATH }}{{ globalThis }}]")).toBe("[]");
  });

  test("any text at all is rendered, refused as unreadable, or refused when parsed", () => {
    const pieces = fc.constantFrom(
      "{{",
      "}}",
      "{%",
      "%}",
      "customer",
      ".",
      "for",
      "endfor",
      "if",
      " | ",
      "default",
      '"',
      ":",
      "(1..9)",
      "assign",
      "=",
      "x",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const { parsed, checks } = parseMessage(engine, { subject: "", body: parts.join("") }, []);
        if (!parsed) {
          expect(checks[0]).toMatchObject({ level: "fault" });
          return;
        }
        const rendering = compileMessage(engine, parsed, scope).render(exampleReader);
        expect("text" in rendering || "unreadable" in rendering).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("checks", () => {
  test("an unknown variable is named, with the one that was meant", () => {
    expect(checksOf("Hi {{ customer.frist_name }}")).toEqual([
      {
        level: "fault",
        field: "body",
        message: "“customer.frist_name” is not a variable of messages",
        hint: "did you mean “customer.first_name”?",
      },
    ]);
    expect(checksOf("{{ custom.tier }}{{ customer.custom.teir }}", ["tier"])).toMatchObject([
      { message: "“custom.tier” is not a variable of messages" },
      { hint: "did you mean “customer.custom.tier”?" },
    ]);
    expect(
      checksOf("{% if customer.vip %}x{% endif %}{% for t in customer.tgas %}{{ t }}{% endfor %}"),
    ).toHaveLength(2);
  });

  test("what is known, assigned or looped over passes", () => {
    const body = `{% assign who = customer.first_name %}{{ who }}{% for t in customer.tags %}{{ t }}{{ forloop.index }}{% endfor %}
      {{ customer.tags[0] }}{{ customer.tags.size }}{{ customer.custom["tier"] }}{{ customer.custom[who] }}`;
    expect(checksOf(body, ["tier"])).toEqual([]);
  });

  test("text that cannot be read is told with its place", () => {
    expect(checksOf("Hi\n {{ customer.first_name | shout }}")).toMatchObject([
      { level: "fault", message: "undefined filter: shout", hint: "line 2, character 2" },
    ]);
    expect(checksOf("{% if customer.city %}x")).toMatchObject([{ level: "fault" }]);
  });

  test("variables without a fallback are found, those with one or asked for before are not", () => {
    const body = `{{ customer.city }}{{ customer.first_name | default: "there" }}{% if customer.region %}{{ customer.region }}{{ customer.gender }}{% endif %}`;
    const parsed = { subject: engine.parse("{{ customer.last_name }}"), body: engine.parse(body) };
    expect(withoutFallback(engine, parsed)).toEqual([
      { field: "subject", name: "customer.last_name" },
      { field: "body", name: "customer.city" },
      { field: "body", name: "customer.gender" },
    ]);
  });

  test("parts of a text message", () => {
    expect(smsSize("")).toEqual({ parts: 0, costly: undefined });
    expect(smsSize("a".repeat(160)).parts).toBe(1);
    expect(smsSize("a".repeat(161)).parts).toBe(2);
    expect(smsSize("€".repeat(80)).parts).toBe(1);
    expect(smsSize(`${"a".repeat(70)}₹`)).toEqual({ parts: 2, costly: "₹" });
    expect(smsSize("🙂".repeat(35)).parts).toBe(1);
  });
});
