// Transactions that met another one: PostgreSQL found a deadlock, or what was read is no longer so. Nothing of them was
// kept, and trying again at once nearly always succeeds.
import { AppError } from "../../contract/errors.ts";

/** Thrown inside a transaction that finds the ground moved under it. */
export class LostRace extends Error {}

/** PostgreSQL: serialization failure and deadlock. */
const raceCodes = new Set(["40001", "40P01"]);
const takenCode = "23505";

/** A key that somebody else wrote meanwhile; or, if it stays so, one that cannot be written at all. */
export const isTaken = (error: unknown) => codeOf(error) === takenCode;

/** Throws `too_many_requests` where the race is lost every time. */
export async function retryLostRaces<T>(work: () => Promise<T>, tries = 5): Promise<T> {
  for (let left = tries - 1; ; left--) {
    try {
      return await work();
    } catch (error) {
      const race = isLostRace(error);
      if (!race && !isTaken(error)) throw error;
      if (left === 0) throw race ? tooCrowded(error) : error;
    }
  }
}

function isLostRace(error: unknown): boolean {
  return error instanceof LostRace || raceCodes.has(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function tooCrowded(cause: unknown): AppError {
  return new AppError(
    "too_many_requests",
    "Too many are writing the same customers or orders at this moment. Nothing of this was kept; send it again.",
    { retryAfter: 1, cause },
  );
}
