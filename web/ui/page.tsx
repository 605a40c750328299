// A page: its title, one line on what it is for, at most one primary action at the right, then the thing itself.
import { Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import classes from "./page.module.css";

export function Page(props: {
  title: string;
  /** One line on what this page is for. */
  about?: ReactNode;
  /** The page's one primary action. */
  action?: ReactNode;
  /** Beside the title: a state, a badge. */
  beside?: ReactNode;
  /** A link back up, above the title. */
  above?: ReactNode;
  children: ReactNode;
}) {
  useDocumentTitle(props.title);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.words}>
          {props.above}
          <div className={classes.title}>
            <Title order={1}>{props.title}</Title>
            {props.beside}
          </div>
          {props.about && <Text c="dimmed">{props.about}</Text>}
        </div>
        {props.action && <div className={classes.action}>{props.action}</div>}
      </header>
      {props.children}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Section(props: {
  title: string;
  about?: ReactNode;
  action?: ReactNode;
  level?: 2 | 3;
  children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      <header className={classes.sectionHead}>
        <div className={classes.words}>
          <Title order={props.level ?? 2}>{props.title}</Title>
          {props.about && <Text c="dimmed">{props.about}</Text>}
        </div>
        {props.action}
      </header>
      {props.children}
    </section>
  );
}

/** Given back when the part goes, so that a closed panel leaves its list's title. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Regulars`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
