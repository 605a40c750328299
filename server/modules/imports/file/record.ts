// One record of a CSV file, whole or broken. A broken one is always a single line of the file, so that a stray quotation
// mark costs the line it stands in and never those after it.

export interface CsvRecord {
  /** Line of the file on which it starts, from 1, as an editor counts. */
  line: number;
  /** Of a broken record, the line as it stands. */
  cells: string[];
  /** Why it could not be split into cells. */
  fault?: string;
}

/** Characters that one record may have; what is longer is not a table. */
export const longestRecord = 1024 * 1024;

export const recordFaults = {
  unclosed: "A quotation mark is opened in this line and never closed; close it, or double it if it is meant",
  stray: "Text follows a closing quotation mark; double the quotation marks that are meant as text",
  tooLong: `This line is longer than ${longestRecord.toLocaleString("en")} characters; only its beginning is shown`,
} as const;
