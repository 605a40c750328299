// Patterns for LIKE from what a person typed, taken literally.

export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
