// The roles that this person may give to others: only owners make owners.
import { type Role, roles } from "../../../contract/permissions.ts";
import { useMay } from "../../workspace.tsx";

export function useRolesToGive(): Role[] {
  const mayMakeOwners = useMay("owners:manage");
  return roles.filter((role) => role !== "owner" || mayMakeOwners);
}
