// A concept's colours, each with its contrast on what it is seen on; and what was mended of them.
import { Text } from "@mantine/core";
import { type PaletteRole, paletteRoles, type Swatch } from "../../../contract/images.ts";
import classes from "./palette-list.module.css";

export function PaletteList({ palette }: { palette: readonly Swatch[] }) {
  return (
    <ul className={classes.list} aria-label="Colours">
      {palette.map((swatch) => (
        <li key={swatch.role} className={classes.swatch}>
          <span className={classes.color} style={{ background: swatch.color }} aria-hidden="true" />
          <div>
            <Text size="sm" fw={500}>
              {paletteRoles[swatch.role].label} <code>{swatch.color}</code>
            </Text>
            <Text size="sm" c="dimmed">
              <Contrast swatch={swatch} />
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Those that are seen on nothing else. */
const unread: Partial<Record<PaletteRole, string>> = {
  background: "What all else is seen on",
  surface: "Decoration; nothing is read on it",
};

function Contrast({ swatch: { role, on, contrast, needs, mended_from } }: { swatch: Swatch }) {
  if (contrast === null || on === null) return unread[role];
  return (
    <>
      {contrast.toFixed(1)}:1 on the {paletteRoles[on].label.toLowerCase()}, {needs}:1 is asked
      {mended_from && <>. Mended from {mended_from}, which was too faint</>}
    </>
  );
}
