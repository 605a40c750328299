// Mantine's links and buttons as links of the router: typed addresses, middle click, preloading on intent.
import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type Html = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "color" | "style">;

function PlainAnchor({ ref, ...props }: AnchorProps & Html & { ref?: Ref<HTMLAnchorElement> }) {
  return <Anchor ref={ref} {...props} />;
}

function PlainButton({ ref, ...props }: ButtonProps & Html & { ref?: Ref<HTMLAnchorElement> }) {
  return <Button component="a" ref={ref} {...props} />;
}

/** The name of a row or an entry: reads as text, and is a link where one looks for it. */
function NameAnchor(props: AnchorProps & Html & { ref?: Ref<HTMLAnchorElement> }) {
  return <PlainAnchor c="inherit" fw={500} underline="hover" {...props} />;
}

/** A link in running text. */
export const AppLink = createLink(PlainAnchor);
export const NameLink = createLink(NameAnchor);
/** A link that looks like a button, for going somewhere to do something. */
export const ButtonLink = createLink(PlainButton);
