// Why a run ends before its last row without having failed.

export class Stopped extends Error {
  /** `cancelled` by a person; `handed over` since the process ends, and another takes the import up from its beginning. */
  readonly why: "cancelled" | "handed over";

  constructor(why: "cancelled" | "handed over") {
    super(`The run was ${why}`);
    this.name = "Stopped";
    this.why = why;
  }
}
