// The places this person may go to.
import { rolePermissions } from "../../contract/permissions.ts";
import { useWorkspace } from "../workspace.tsx";
import { type Place, places } from "./nav.ts";

export function usePlaces(): Place[] {
  const { role } = useWorkspace();
  return places.filter(({ needs }) => role !== null && rolePermissions[role].includes(needs));
}
