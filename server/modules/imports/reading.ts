// Builds what reads the rows of an import from its row in the database.
import type { ActorWorkspace } from "../../actor.ts";
import { homeCountry } from "../customers/index.ts";
import { mappedColumns, RowReader } from "./rows/row-reader.ts";
import { Slots } from "./rows/slots.ts";
import type { ImportRow } from "./store.ts";
import type { About } from "./values/value.ts";
import { createZone } from "./values/zone.ts";

export interface Reading {
  slots: Slots;
  reader: RowReader;
  about: About;
}

export function readingOf(
  row: Pick<ImportRow, "mapping" | "options" | "survey">,
  workspace: ActorWorkspace,
  now: Date,
  note: (message: string) => void,
): Reading {
  const { options, mapping, survey } = row;
  const zone = createZone(options.timezone);
  const about = { options, zone, now, country: homeCountry(workspace), note };
  const slots = new Slots(mappedColumns(mapping, survey.columns));
  return { slots, reader: new RowReader(slots.columns, survey.columns.length, about), about };
}
