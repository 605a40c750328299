// What the rail, the phone's bottom bar and the command palette offer as places to go, in this order.
import {
  IconCirclesRelation,
  IconFileImport,
  IconHome2,
  type IconProps,
  IconSend,
  IconSettings,
  IconShoppingBag,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Permission } from "../../contract/permissions.ts";
import type { Paths } from "../paths.ts";
import { DeadLetterBadge } from "./dead-letter-badge.tsx";

export interface Place {
  label: string;
  icon: ComponentType<IconProps>;
  path: (paths: Paths) => { to: string; params: object };
  needs: Permission;
  /** Is one of the four on a phone's bottom bar; the rest are under More. */
  onPhone?: true;
  /** Only its own address counts as being there, not those below it. */
  exact?: true;
  /** Beside its name: how many of something wait there. */
  badge?: ComponentType;
  /** Stands below the others, apart. */
  below?: true;
}

export const places: Place[] = [
  {
    label: "Home",
    icon: IconHome2,
    path: (paths) => paths.home(),
    needs: "workspace:read",
    onPhone: true,
    exact: true,
  },
  {
    label: "Customers",
    icon: IconUsers,
    path: (paths) => paths.customers(),
    needs: "customers:read",
    onPhone: true,
  },
  { label: "Orders", icon: IconShoppingBag, path: (paths) => paths.orders(), needs: "orders:read" },
  {
    label: "Segments",
    icon: IconCirclesRelation,
    path: (paths) => paths.segments(),
    needs: "segments:read",
    onPhone: true,
  },
  {
    label: "Campaigns",
    icon: IconSend,
    path: (paths) => paths.campaigns(),
    needs: "campaigns:read",
    onPhone: true,
  },
  { label: "Imports", icon: IconFileImport, path: (paths) => paths.imports(), needs: "imports:read" },
  {
    label: "Settings",
    icon: IconSettings,
    path: (paths) => paths.settings(),
    needs: "workspace:read",
    badge: DeadLetterBadge,
    below: true,
  },
];
