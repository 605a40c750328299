// Mantine's links and buttons as links of the router: typed addresses, middle click, preloading on intent.
import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink, useRouter } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, MouseEvent, ReactNode, Ref } from "react";
import classes from "./link.module.css";

type Html = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "color" | "style">;

function PlainAnchor({ ref, ...props }: AnchorProps & Html & { ref?: Ref<HTMLAnchorElement> }) {
  return <Anchor ref={ref} {...props} />;
}

function PlainButton({ ref, ...props }: ButtonProps & Html & { ref?: Ref<HTMLAnchorElement> }) {
  return <Button component="a" ref={ref} {...props} />;
}

/** A link in running text. */
export const AppLink = createLink(PlainAnchor);
/** A link that looks like a button, for going somewhere to do something. */
export const ButtonLink = createLink(PlainButton);

interface Path {
  to: string;
  params?: object;
}

/**
 * The name of a row or an entry: reads as text, and is a link where one looks for it. A plain anchor, since the router's own
 * link listens to every navigation, which a list of a thousand cannot afford.
 */
export function NameLink(
  props: Path & {
    /** -1 in a row that opens by itself: no tab stop of its own. */
    tabIndex?: -1;
    /** Opens over the list it stands in, which keeps its filters and place. */
    over?: true;
    /** Not the row's own name, so not stronger than the text around it. */
    plain?: true;
    children: ReactNode;
  },
) {
  const router = useRouter();
  const { to, params, over } = props;
  const go = (event: MouseEvent) => {
    if (event.defaultPrevented || !isPlain(event)) return;
    event.preventDefault();
    void router.navigate({
      to,
      params: params as never,
      ...(over ? { search: true, resetScroll: false } : {}),
    });
  };
  return (
    <a
      className={classes.name}
      data-plain={props.plain}
      href={hrefOf(to, params)}
      onClick={go}
      tabIndex={props.tabIndex}
    >
      {props.children}
    </a>
  );
}

/** New tabs, windows and downloads are the browser's affair. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function hrefOf(to: string, params: object = {}): string {
  const values = params as Record<string, string>;
  return to.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
}
