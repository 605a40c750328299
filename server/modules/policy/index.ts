// Policy: who may be written to. For now consent and address, decided at launch for each customer of an audience.
export { reachedPeople, reachWords } from "./reach.ts";
