// Laws of composed pictures: whatever words stand in one, it is XML with exactly those words, no larger than a page carries with
// ease, with nothing in it that runs or is fetched; and the same concept is the same picture.
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { themes, type WrittenConcept } from "../../../../contract/images.ts";
import { tones } from "../../../../contract/writing.ts";
import { composePicture, type ForPicture } from "./compose.ts";
import { cleanWords, el, words } from "./element.ts";
import { setWords, widthOf } from "./lettering.ts";

interface Read {
  names: string[];
  attributes: [string, string][];
  /** Of each element that has some. */
  texts: { of: string; text: string }[];
}

/** By a parser that refuses what is not well formed. */
function readXml(xml: string): Read {
  const read: Read = { names: [], attributes: [], texts: [] };
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.push(name);
    read.names.push(name);
    read.attributes.push(...Object.entries(attributes as Record<string, string>));
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (text) => void read.texts.push({ of: open.at(-1)!, text }));
  parser.write(xml).close();
  return read;
}

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"/><image href="https://evil.example/x.png"/>',
    "]]><svg onload=alert(1)>",
    "&amp;&#60;b&#62;",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "\u0000\u0001\ufffe\ud800",
    "नमस्ते ☕ 中文 مرحبا",
  ),
);

const concept: fc.Arbitrary<WrittenConcept> = fc.record({
  idea: hostile,
  theme: fc.constantFrom(...themes),
  headline: hostile,
  description: hostile,
  colors: fc.constant({
    ...{
      background: "#faf3e7",
      text: "#33231a",
      accent: "#a8482a",
      accent_text: "#ffffff",
      surface: "#f0dcc0",
    },
  }),
  rationale: hostile,
  alt_text: hostile,
});
const maybe = (text: fc.Arbitrary<string>) => fc.option(text, { nil: undefined });
const about: fc.Arbitrary<ForPicture> = fc.record({
  shop: hostile,
  tone: fc.constantFrom(...tones),
  thing: maybe(hostile),
  offer: maybe(hostile),
  code: maybe(hostile),
  deadline: maybe(hostile),
  festival: maybe(
    fc.constantFrom(
      "Diwali",
      "Holi",
      "Eid",
      "Christmas",
      "New Year",
      "Onam",
      "Republic Day",
      "Valentine's Day",
    ),
  ),
  season: maybe(fc.constantFrom("Monsoon", "Summer", "Winter", "Spring", "Autumn")),
});

const allowed = new Set(["svg", "title", "g", "path", "rect", "circle", "ellipse", "text"]);

test("any words in an element are read back exactly, but for what XML cannot carry", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { names, texts } = readXml(el("text", { fill: text }, words(text)));
      expect(names).toEqual(["text"]);
      expect(texts.map((one) => one.text).join("")).toBe(cleanWords(text));
    }),
    { numRuns: 1_000 },
  );
  expect(cleanWords("Ash & Sons <b>\u0007\n\tTea")).toBe("Ash & Sons <b> Tea");
});

test("any concept is a well-formed picture of bounded size, with nothing in it that runs or is fetched", () => {
  fc.assert(
    fc.property(concept, about, (given, facts) => {
      const svg = composePicture(given, facts);
      expect(svg).toBe(composePicture(given, facts));
      expect(svg.length).toBeLessThan(64_000);
      const { names, attributes, texts } = readXml(svg);
      expect(names.filter((name) => !allowed.has(name))).toEqual([]);
      expect(attributes.filter(([name]) => /^on|href|^style$/i.test(name))).toEqual([]);
      expect(
        attributes.filter(([, value]) => /url\(|javascript:|NaN|undefined|Infinity/i.test(value)),
      ).toEqual([]);
      expect(texts.find(({ of }) => of === "title")?.text ?? "").toBe(cleanWords(given.alt_text));
      expect(texts.filter(({ of }) => of !== "title" && of !== "text")).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test("a headline stands in its lines whole and in order, and no line is wider than its place", () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 200, max: 800 }), (text, width) => {
      const { lines, size } = setWords(text, { width, lines: 4, largest: 84, smallest: 34 });
      expect(lines.length).toBeLessThanOrEqual(4);
      for (const line of lines)
        if ([...line].length > 1) expect(widthOf(line) * size).toBeLessThanOrEqual(width + 0.01);
      const joined = lines.join("").replaceAll(" ", "");
      const whole = cleanWords(text).replaceAll(" ", "");
      expect(joined === whole || whole.startsWith(joined.replace(/…$/, ""))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
