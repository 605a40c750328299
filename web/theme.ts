// The one Mantine theme: type, space, radius and each component's defaults. Colours live in theme.css and are referred
// to by variable here, so that light and dark differ in one place.
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  type VariantColorsResolver,
} from "@mantine/core";
import { componentDefaults } from "./theme-components.ts";
import { palette } from "./theme-palette.ts";

/** Text on a filled button or badge: ours, since Mantine would judge the light scheme's shade for both. */
const onFilled: Record<string, string> = { evergreen: "var(--on-accent)", red: "var(--on-danger)" };

const variantColors: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  const text = input.variant === "filled" ? onFilled[input.color ?? ""] : undefined;
  return text ? { ...usual, color: text } : usual;
};

export const theme = createTheme({
  primaryColor: "evergreen",
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: variantColors,
  colors: palette,
  white: "#ffffff",
  black: "#1c1b19",
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "28px" },
      h2: { fontSize: "16px", lineHeight: "24px" },
      h3: { fontSize: "14px", lineHeight: "20px" },
      h4: { fontSize: "14px", lineHeight: "20px" },
      h5: { fontSize: "13px", lineHeight: "20px" },
      h6: { fontSize: "13px", lineHeight: "20px" },
    },
  },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "40px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "8px", xl: "8px" },
  defaultRadius: "md",
  shadows: {
    xs: "none",
    sm: "none",
    md: "var(--float-shadow)",
    lg: "var(--float-shadow)",
    xl: "var(--float-shadow)",
  },
  respectReducedMotion: true,
  cursorType: "pointer",
  focusRing: "auto",
  components: componentDefaults,
});

const shared = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--muted)",
  "--mantine-color-placeholder": "var(--faint)",
  "--mantine-color-anchor": "var(--accent-ink)",
  "--mantine-color-error": "var(--danger)",
  "--mantine-color-success": "var(--outcome-delivered)",
  "--mantine-color-default": "var(--raised)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-disabled": "var(--sunken)",
  "--mantine-color-disabled-color": "var(--faint)",
  "--mantine-color-disabled-border": "var(--line)",
  "--mantine-color-evergreen-filled": "var(--accent)",
  "--mantine-color-evergreen-filled-hover": "var(--accent-hover)",
  "--mantine-color-evergreen-light": "var(--accent-soft)",
  "--mantine-color-evergreen-light-hover": "var(--accent-soft)",
  "--mantine-color-evergreen-light-color": "var(--accent-ink)",
  "--mantine-primary-color-contrast": "var(--on-accent)",
  "--mantine-color-red-filled": "var(--danger)",
  "--mantine-color-red-filled-hover": "var(--danger-hover)",
  "--mantine-color-red-light": "var(--danger-soft)",
  "--mantine-color-red-light-hover": "var(--danger-soft)",
  "--mantine-color-red-light-color": "var(--danger)",
} as const;

/** Mantine's own colour names, pointed at ours in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

/** Shared with public/scheme.js, which applies the choice before the first paint. */
export const schemeManager = localStorageColorSchemeManager({ key: "regulars-scheme" });
