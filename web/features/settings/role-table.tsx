// The table of role × permission, straight from the contract that the server checks.
import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import {
  type Permission,
  permissions,
  rolePermissions,
  roles,
  roleWords,
} from "../../../contract/permissions.ts";
import { Facts } from "../../ui/facts.tsx";
import { roleNames } from "./role-names.ts";
import classes from "./role-table.module.css";

export function RoleTable() {
  return (
    <>
      <Facts facts={roles.map((role) => ({ name: roleNames[role], value: roleWords[role] }))} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} aria-label="Roles and permissions" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">May</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {roleNames[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(Object.keys(permissions) as Permission[]).map((permission) => (
              <tr key={permission}>
                <th scope="row">{permissions[permission]}</th>
                {roles.map((role) => (
                  <td key={role}>
                    <Allowed yes={rolePermissions[role].includes(permission)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Allowed({ yes }: { yes: boolean }) {
  const Icon = yes ? IconCheck : IconMinus;
  return (
    <span className={classes.allowed} data-yes={yes || undefined}>
      <Icon size={16} stroke={2} aria-hidden="true" />
      <VisuallyHidden>{yes ? "Yes" : "No"}</VisuallyHidden>
    </span>
  );
}
