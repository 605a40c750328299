// Why a run ends before its last row without having failed.

export class Stopped extends Error {
  /** `cancelled` by a person; `handed over` since the process ends, or another has taken the import up. */
  readonly why: "cancelled" | "handed over";

  constructor(why: "cancelled" | "handed over") {
    super(`The run was ${why}`);
    this.name = "Stopped";
    this.why = why;
  }
}
