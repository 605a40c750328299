// Mantine's numbered shades in our tones, for the places of its components that ask for a shade rather than a meaning.
// What a page shows on purpose takes its colour from theme.css.
import type { MantineColorsTuple } from "@mantine/core";

type Shades = MantineColorsTuple;

const evergreen = "#eef7f4 #e1efea #bfe0d7 #86cbbb #3fb59f #239a85 #128472 #0b6e5f #095e51 #064a40";
const red = "#fdf3f1 #faeae7 #f6cfc9 #f4a89f #f0796e #d9544a #c5423a #b3322a #992820 #7b1f19";
const gray = "#f8f6f2 #f2f0ea #e7e4dd #d9d5cb #d3cec3 #8f897d #66625a #4a4741 #2e2c28 #1c1b19";
const dark = "#edebe6 #cfcbc3 #a8a398 #978f84 #3d3a35 #2b2926 #23211e #1e1c1a #161513 #0f0e0d";

const tuple = (shades: string) => shades.split(" ") as unknown as Shades;

export const palette = { evergreen: tuple(evergreen), red: tuple(red), gray: tuple(gray), dark: tuple(dark) };
