// What every download of a list as a CSV file may be asked for besides the list's own filters.
import { z } from "zod";

export const exportQuery = z.object({
  bom: z.stringbool().default(true).meta({
    description: "Begins with a byte-order mark, by which spreadsheets know UTF-8; false for programs",
  }),
  workspace: z.string().max(80).optional().meta({ description: "Slug, since a link cannot send headers" }),
});

export const csv = { reply: "text/csv" };
