// Clauses about customers ("who spent …", "whose tier is …") and how several of them stand together without ambiguity.
import { listed, type Phrase, say, spaced, text } from "./phrase.ts";

export interface Clause {
  /** Nothing where the clause brings its own, inside brackets. */
  pronoun: "who" | "whose" | "";
  phrase: Phrase;
  /** Made of several, so that it is bracketed where it stands among others. */
  several?: true;
}

/** With its pronoun: "who spent …". */
export function clausePhrase({ pronoun, phrase }: Clause): Phrase {
  return spaced(text(pronoun), phrase);
}

/** "who a, b, and whose c": a second "who" right after a first is left out. */
export function joinClauses(clauses: Clause[], joint: "and" | "or"): Clause {
  const [first] = clauses;
  if (clauses.length === 1) return first!;
  const parts = clauses.map(bracketed);
  const phrases = parts.map((part, i) =>
    i > 0 && part.pronoun === "who" && parts[i - 1]!.pronoun === "who" ? part.phrase : clausePhrase(part),
  );
  return { pronoun: "", phrase: listed(phrases, joint), several: true };
}

function bracketed(clause: Clause): Clause {
  return clause.several ? { pronoun: "", phrase: say`(${clausePhrase(clause)})` } : clause;
}

/** Everyone for whom a clause does not hold; bracketed, so that what follows is not denied with it. */
export function denied(clause: Clause): Clause {
  return { pronoun: "who", phrase: say`are not among those (${clausePhrase(clause)})` };
}
