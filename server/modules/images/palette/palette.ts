// A concept's colours as they may be used: each with its contrast on what it is seen on, and mended where it was too low.
import { type Colors, type PaletteRole, paletteRoles, type Swatch } from "../../../../contract/images.ts";
import { contrast, cutContrast } from "./contrast.ts";
import { mendColor } from "./mend.ts";

/** What is seen on another comes after it, so that nothing is mended twice. */
const inOrder = Object.keys(paletteRoles) as PaletteRole[];

export function mendColors(proposed: Colors): Colors {
  const mended = { ...proposed };
  for (const role of inOrder) {
    const { on, needs } = paletteRoles[role];
    const color = proposed[role].toLowerCase();
    mended[role] = on && needs ? mendColor(color, mended[on], needs) : color;
  }
  return mended;
}

export function paletteOf(proposed: Colors): Swatch[] {
  const mended = mendColors(proposed);
  return inOrder.map((role) => {
    const { on, needs } = paletteRoles[role];
    const color = mended[role];
    const before = proposed[role].toLowerCase();
    return {
      ...{ role, color, on, needs },
      contrast: on ? cutContrast(contrast(color, mended[on])) : null,
      mended_from: before === color ? null : before,
    };
  });
}
