/** A text between the quotes of a statement, of either engine. */
export const quoted = (text: string) => text.replaceAll("'", "''");
