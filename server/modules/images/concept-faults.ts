// What is wrong with a model's concepts beyond their form: two that are alike, words that the brand never uses, offers that
// nobody told it of, and a festival or an offer where none was said.
import type { Fault } from "../../../contract/errors.ts";
import type { WrittenConcept } from "../../../contract/images.ts";
import { forbiddenIn, inventedIn } from "../writing/index.ts";

export interface ConceptRules {
  forbidden: readonly string[];
  /** Everything that it may repeat. */
  told: string;
  offer: string | undefined;
}

export function conceptFaults(concepts: readonly WrittenConcept[], rules: ConceptRules): Fault[] {
  return [
    ...likeFaults(concepts),
    ...concepts.flatMap((concept, at) => faultsOf(concept, `/concepts/${at}`, rules)),
  ];
}

function likeFaults(concepts: readonly WrittenConcept[]): Fault[] {
  return (["idea", "theme", "headline"] as const).flatMap((field) =>
    concepts.flatMap((concept, at) =>
      concepts.slice(0, at).some((other) => other[field].toLowerCase() === concept[field].toLowerCase())
        ? [
            {
              path: `/concepts/${at}/${field}`,
              message: "another concept has the same; each follows another idea",
            },
          ]
        : [],
    ),
  );
}

function faultsOf(concept: WrittenConcept, at: string, { forbidden, told, offer }: ConceptRules): Fault[] {
  const faults: Fault[] = [];
  for (const field of ["headline", "description", "alt_text"] as const) {
    for (const word of forbiddenIn(concept[field], forbidden))
      faults.push({ path: `${at}/${field}`, message: `the brand never says “${word}”` });
    for (const one of inventedIn(concept[field], told))
      faults.push({ path: `${at}/${field}`, message: `nobody told you of “${one}”` });
  }
  if (concept.theme === "offer" && !offer)
    faults.push({ path: `${at}/theme`, message: "no offer was named; choose another theme" });
  return faults;
}
