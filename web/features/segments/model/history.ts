// Undo and redo: what was, what is, what was undone. Changes of one kind in quick succession, such as the letters of a
// word, are one step.

export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** The last step, for what may still join it. */
  readonly step?: { kind: string; at: number };
}

const longest = 200;
/** Milliseconds within which changes of one kind are one step. */
const together = 1_200;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** `kind` names what is typed into; steps without one stand alone. */
export function record<T>(history: History<T>, next: T, kind?: string, now = Date.now()): History<T> {
  if (next === history.present) return history;
  const { step } = history;
  const joins = kind !== undefined && step?.kind === kind && now - step.at < together;
  const past = joins ? history.past : [...history.past, history.present].slice(-longest);
  return { past, present: next, future: [], ...(kind === undefined ? {} : { step: { kind, at: now } }) };
}

export function undo<T>({ past, present, future }: History<T>): History<T> {
  if (past.length === 0) return { past, present, future };
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future] };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  if (future.length === 0) return { past, present, future };
  return { past: [...past, present], present: future[0]!, future: future.slice(1) };
}
