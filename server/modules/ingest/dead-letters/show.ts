// Dead letters as the contract shows them.
import type { DeadLetter, ListedDeadLetter } from "../../../../contract/dead-letters.ts";
import type { DeadLetterRow, ListedRow } from "./store.ts";

export function showListed(row: ListedRow): ListedDeadLetter {
  const { id, kind, source, about, reason, state, tries, settled_by } = row;
  return {
    id,
    kind,
    source,
    about,
    reason,
    state,
    tries,
    settled_by,
    created_at: row.created_at.toISOString(),
    edited_at: row.edited_at?.toISOString() ?? null,
    settled_at: row.settled_at?.toISOString() ?? null,
  };
}

export function showDeadLetter(row: DeadLetterRow & ListedRow): DeadLetter {
  return { ...showListed(row), payload: row.entry as DeadLetter["payload"] };
}
