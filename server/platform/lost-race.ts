// Transactions that met another one: PostgreSQL found a deadlock, or what was read is no longer so. Nothing of them was
// kept, and trying again at once succeeds.

/** Thrown inside a transaction that finds the ground moved under it. */
export class LostRace extends Error {}

/** PostgreSQL: serialization failure, deadlock, and a key that somebody else wrote meanwhile. */
const raceCodes = new Set(["40001", "40P01", "23505"]);

export async function retryLostRaces<T>(work: () => Promise<T>, tries = 5): Promise<T> {
  for (let left = tries - 1; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isLostRace(error)) throw error;
    }
  }
}

function isLostRace(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  return error instanceof Error && "code" in error && raceCodes.has(String(error.code));
}
