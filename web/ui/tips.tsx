// One tooltip for all short explanations: the whole of a shortened number, the exact moment, what a state means. A part
// says `data-tip="…"` and costs nothing; a list of a thousand rows could not afford a tooltip of its own for each cell.
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import classes from "./tips.module.css";

interface Tip {
  text: string;
  style: { left: number; top?: number; bottom?: number };
}

const pause = 250;

/** Stands once around all pages. */
export function Tips() {
  const [tip, setTip] = useState<Tip>();
  useEffect(() => watchTips(setTip), []);
  if (!tip) return null;
  return createPortal(
    <div className={classes.tip} style={tip.style} aria-hidden="true">
      {tip.text}
    </div>,
    document.body,
  );
}

function watchTips(show: (tip: Tip | undefined) => void): () => void {
  let holder: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    clearTimeout(timer);
    if (holder) show(undefined);
    holder = null;
  };
  const over = ({ target }: PointerEvent) => {
    const found = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
    if (found === holder) return;
    leave();
    holder = found;
    if (found) timer = setTimeout(() => found.isConnected && show(tipOf(found)), pause);
  };
  document.addEventListener("pointerover", over);
  document.addEventListener("scroll", leave, true);
  document.addEventListener("keydown", leave);
  return () => {
    leave();
    document.removeEventListener("pointerover", over);
    document.removeEventListener("scroll", leave, true);
    document.removeEventListener("keydown", leave);
  };
}

/** Above its holder, below where there is no room, and never out of sight at the sides. */
function tipOf(holder: HTMLElement): Tip {
  const { left, width, top, bottom } = holder.getBoundingClientRect();
  const middle = Math.min(Math.max(left + width / 2, 140), window.innerWidth - 140);
  const text = holder.dataset.tip ?? "";
  return top > 60
    ? { text, style: { left: middle, bottom: window.innerHeight - top + 6 } }
    : { text, style: { left: middle, top: bottom + 6 } };
}
