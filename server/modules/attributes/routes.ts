// The catalogue over HTTP.
import type { attributeEndpoints } from "../../../contract/attributes.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Attributes } from "./index.ts";

export function attributeRoutes(attributes: Attributes): Handlers<typeof attributeEndpoints> {
  return { catalogue: ({ actor }) => attributes.catalogueOf(actor) };
}
