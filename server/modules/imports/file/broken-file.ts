// What is wrong with a file as a whole, as against one of its rows: said in full sentences, since a person reads it.

export class BrokenFile extends Error {
  /** Rows before the fault are sound and may be kept. */
  readonly keepsRows: boolean;

  constructor(message: string, options: { keepsRows: boolean; cause?: unknown } = { keepsRows: false }) {
    super(message, { cause: options.cause });
    this.name = "BrokenFile";
    this.keepsRows = options.keepsRows;
  }
}
