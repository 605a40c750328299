// A page outside any workspace: one narrow column under the mark, for signing in and opening a workspace.
import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useDocumentTitle } from "../ui/page.tsx";
import { Mark } from "./mark.tsx";
import classes from "./plain.module.css";

export function PlainPage(props: { title: string; about?: ReactNode; children: ReactNode }) {
  useDocumentTitle(props.title);
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <Mark size={40} />
        <div>
          <Title order={1}>{props.title}</Title>
          {props.about && (
            <Text c="dimmed" mt={4}>
              {props.about}
            </Text>
          )}
        </div>
        {props.children}
      </div>
    </main>
  );
}
