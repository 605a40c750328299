import type { accessEndpoints } from "../../../contract/access.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Access } from "./index.ts";

export function accessRoutes(_access: Access): Handlers<typeof accessEndpoints> {
  return {} as Handlers<typeof accessEndpoints>;
}
