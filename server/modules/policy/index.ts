// Policy: who may be written to. For now consent and address, decided at launch for each customer of an audience,
// and once more for messages that wait.
export { reachedPeople, reachWords, refusals } from "./reach.ts";
