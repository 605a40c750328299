// What needs attention: what happened, and the way to deal with it.
import { Text } from "@mantine/core";
import { IconAlertTriangle, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Home } from "../../../contract/home.ts";
import { usePaths } from "../../paths.ts";
import classes from "./attention.module.css";

export function Attention({ items }: { items: Home["attention"] }) {
  const paths = usePaths();
  return (
    <ul className={classes.items}>
      {items.map((item) => (
        <li key={`${item.path} ${item.title}`}>
          <Link {...paths.page(item.path)} className={classes.item}>
            <IconAlertTriangle className={classes.icon} size={18} stroke={1.75} aria-hidden="true" />
            <span className={classes.words}>
              <Text span fw={500}>
                {item.title}
              </Text>
              <Text span size="sm" c="dimmed">
                {item.detail}
              </Text>
            </span>
            <IconChevronRight className={classes.go} size={16} stroke={1.75} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
