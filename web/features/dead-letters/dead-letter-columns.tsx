// What the list of dead letters shows of each.
import type { ListedDeadLetter } from "../../../contract/dead-letters.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import type { Column } from "../../ui/data-table.tsx";
import { When } from "../../ui/when.tsx";
import { kindWords, sourceWords, wordFor } from "./dead-letter-words.ts";
import classes from "./dead-letters.module.css";

export const deadLetterColumns: Column<ListedDeadLetter>[] = [
  { key: "about", head: "Entry", cell: (letter) => <Name letter={letter} /> },
  { key: "source", head: "From", from: "sm", cell: ({ source }) => wordFor(sourceWords, source) },
  { key: "at", head: "Came", align: "right", cell: ({ created_at }) => <When at={created_at} capital /> },
];

function Name({ letter }: { letter: ListedDeadLetter }) {
  const paths = usePaths();
  return (
    <span className={classes.entry}>
      <NameLink {...paths.settingsDeadLetter(letter.id)} tabIndex={-1} over>
        {wordFor(kindWords, letter.kind)} {letter.about}
      </NameLink>
      <small className={classes.reason}>{letter.reason}</small>
    </span>
  );
}
