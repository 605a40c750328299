// A feature's name; one that is no more keeps the word it was logged under.
import { type Feature, featureWords } from "../../../contract/engines.ts";

export function featureLabel(feature: string): string {
  return featureWords[feature as Feature]?.label ?? feature;
}
