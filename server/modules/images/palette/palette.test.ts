// Laws of the colours: whatever is proposed, what comes out can be read, keeps its hue, and is left alone where it could be read.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Colors, paletteRoles } from "../../../../contract/images.ts";
import { contrast } from "./contrast.ts";
import { mendColor } from "./mend.ts";
import { oklchOf } from "./oklch.ts";
import { mendColors, paletteOf } from "./palette.ts";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const proposed: fc.Arbitrary<Colors> = fc.record({
  background: hex,
  text: hex,
  accent: hex,
  accent_text: hex,
  surface: hex,
});

describe("contrast", () => {
  test.each([
    ["#000000", "#ffffff", 21],
    ["#777777", "#ffffff", 4.48],
    ["#767676", "#ffffff", 4.54],
    ["#ff0000", "#ffffff", 4],
    ["#0000ff", "#ffffff", 8.59],
    ["#123456", "#123456", 1],
  ])("of %s on %s is %d, as published", (one, other, figure) => {
    expect(contrast(one, other)).toBeCloseTo(figure, 2);
    expect(contrast(other, one)).toBeCloseTo(figure, 2);
  });
});

test("whatever colours come in, those that go out reach what is asked", () => {
  fc.assert(
    fc.property(proposed, (colors) => {
      const mended = mendColors(colors);
      for (const { role, on, needs, contrast: figure, mended_from } of paletteOf(colors)) {
        if (!on || !needs) continue;
        expect(contrast(mended[role], mended[on])).toBeGreaterThanOrEqual(needs);
        expect(figure).toBeGreaterThanOrEqual(needs);
        expect(mended_from === null).toBe(mended[role] === colors[role]);
      }
      expect(mended.background).toBe(colors.background);
      expect(mended.surface).toBe(colors.surface);
      expect(mendColors(mended)).toEqual(mended);
    }),
    { numRuns: 2_000 },
  );
});

test("a colour that is mended keeps its hue, and is moved no further than it must", () => {
  fc.assert(
    fc.property(hex, hex, fc.constantFrom(3, 4.5), (color, on, needs) => {
      const mended = mendColor(color, on, needs);
      if (contrast(color, on) >= needs) {
        expect(mended).toBe(color);
        return;
      }
      const [before, after] = [oklchOf(color), oklchOf(mended)];
      // Eight bits a channel turn the hue of what is nearly grey at random.
      if (before.chroma > 0.04 && after.chroma > 0.04) {
        const turn = Math.abs(Math.atan2(Math.sin(after.hue - before.hue), Math.cos(after.hue - before.hue)));
        expect(turn).toBeLessThan(0.12);
      }
      // Where it could still be told from the ground, little more than what was asked is given.
      if (mended !== "#000000" && mended !== "#ffffff")
        expect(contrast(mended, on)).toBeLessThan(needs * 1.12);
    }),
    { numRuns: 2_000 },
  );
});

test("every role that is read names what it is read on, which comes before it", () => {
  const roles = Object.keys(paletteRoles);
  for (const [role, { on }] of Object.entries(paletteRoles))
    if (on) expect(roles.indexOf(on)).toBeLessThan(roles.indexOf(role));
});
