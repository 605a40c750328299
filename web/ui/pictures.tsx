// Small pictures of our own for empty pages, drawn with two strokes and one accent so that they fit both schemes.
import type { ReactNode } from "react";
import classes from "./pictures.module.css";

export type PictureName = "people" | "bag" | "segment" | "letter" | "file" | "search" | "shelf";

const drawings: Record<PictureName, ReactNode> = {
  people: (
    <>
      <circle cx="34" cy="36" r="10" />
      <path d="M16 68c2-12 9-17 18-17s16 5 18 17" />
      <circle className={classes.accent} cx="64" cy="32" r="8" />
      <path className={classes.accent} d="M60 46c10-2 18 4 20 16" />
    </>
  ),
  bag: (
    <>
      <path d="M26 34h44l4 38H22z" />
      <path className={classes.accent} d="M38 42v-8a10 10 0 0 1 20 0v8" />
      <path d="M34 58h28" />
    </>
  ),
  segment: (
    <>
      <circle cx="40" cy="48" r="22" />
      <circle className={classes.accent} cx="60" cy="48" r="22" />
      <path className={classes.soft} d="M50 28.5a22 22 0 0 1 0 39 22 22 0 0 1 0-39z" />
    </>
  ),
  letter: (
    <>
      <rect x="18" y="30" width="60" height="40" rx="4" />
      <path className={classes.accent} d="m20 34 28 22 28-22" />
    </>
  ),
  file: (
    <>
      <path d="M28 20h28l14 14v42H28z" />
      <path d="M56 20v14h14" />
      <path className={classes.accent} d="M38 46h22M38 54h22M38 62h14" />
    </>
  ),
  search: (
    <>
      <circle cx="44" cy="44" r="20" />
      <path className={classes.accent} d="m59 59 16 16" />
      <path d="M36 44h16" />
    </>
  ),
  shelf: (
    <>
      <path d="M16 46h64M16 74h64" />
      <rect x="24" y="28" width="12" height="18" rx="2" />
      <rect className={classes.accent} x="42" y="22" width="12" height="24" rx="2" />
      <path d="M62 46c0-10 12-10 12 0" />
      <rect x="30" y="58" width="20" height="16" rx="2" />
    </>
  ),
};

export function Picture(props: { name: PictureName }) {
  return (
    <svg className={classes.picture} viewBox="0 0 96 96" aria-hidden="true">
      {drawings[props.name]}
    </svg>
  );
}
