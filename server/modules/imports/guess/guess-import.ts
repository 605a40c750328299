// All guesses about a surveyed file at once: what it holds, where its columns go, how its values are written.
import type { ImportKind, ImportMapping, ImportOptions } from "../../../../contract/import-reading.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import { homeCountry } from "../../customers/index.ts";
import type { Dialect, SurveyedFile } from "../survey/survey.ts";
import type { About } from "../values/value.ts";
import { createZone } from "../values/zone.ts";
import { guessMapping } from "./guess-mapping.ts";
import { guessCancelledPrefix, guessValueOptions } from "./guess-options.ts";

export interface Guesses {
  kind: ImportKind;
  mapping: ImportMapping;
  options: ImportOptions;
}

/** `kind` is guessed unless given. */
export function guessImport(
  file: SurveyedFile,
  layout: Dialect & Pick<ImportOptions, "part">,
  workspace: ActorWorkspace,
  now: Date,
  kind?: ImportKind,
): Guesses {
  const values = guessValueOptions(file.columns, workspace);
  const options = { ...layout, ...values, cancelled_prefix: "" };
  const about: About = {
    options,
    zone: createZone("UTC"),
    now,
    country: homeCountry(workspace),
    note() {},
  };
  const asOrders = guessMapping("orders", file.columns, about);
  const found = kind ?? (looksLikeOrders(asOrders) ? "orders" : "customers");
  if (found === "customers")
    return { kind: found, mapping: guessMapping("customers", file.columns, about), options };
  const cancelled_prefix = guessCancelledPrefix(asOrders, file.columns, file.firstRows);
  return { kind: found, mapping: asOrders, options: { ...options, cancelled_prefix } };
}

function looksLikeOrders(mapping: ImportMapping): boolean {
  const has = (...fields: string[]) =>
    mapping.some(({ target }) => target !== null && fields.includes(target));
  const sold = has("item.price", "item.quantity", "order.total");
  return (
    sold && has("order.ordered_at") && has("order.external_id", "item.product_id", "item.sku", "item.name")
  );
}
