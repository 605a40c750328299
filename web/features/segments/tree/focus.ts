// Where the focus goes after a node has moved or gone, so that the keyboard never loses its place.

/** The handle of a node that is on the page by the next frame. */
export function focusHandle(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus();
  });
}

/** The first part of a condition's sentence. */
export function focusSentence(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-node="${id}"] [data-sentence] button`)?.focus();
  });
}

export function focusAdd(groupId: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-add="${groupId}"]`)?.focus();
  });
}

/**
 * Off the edges: a condition just added is where the button was that added it, so that its sentence may be below the fold or,
 * on a phone, under the bars at the foot, while its value stands open above it.
 */
export function bringIntoSight(id: string): void {
  document.querySelector<HTMLElement>(`[data-node="${id}"]`)?.scrollIntoView({ block: "center" });
}
