// Puts a text where the caret stands in a field, as if it had been typed, so that the field's own undo takes it back.

export function insertText(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  if (document.execCommand("insertText", false, text)) return;
  const { selectionStart, selectionEnd } = field;
  field.setRangeText(text, selectionStart ?? field.value.length, selectionEnd ?? field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
