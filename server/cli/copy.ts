// The command that has the columnar copy built anew by the server that keeps it.
import type { Command } from "./command.ts";

export const copyCommands: Record<string, Command> = {
  "rebuild-copy": {
    usage: "",
    summary: "Have the running server build its columnar copy anew, and wait for it",
    options: {},
    async run({ platform }) {
      if (await platform.copy.rebuild()) return "rebuilt";
      console.error("No server keeps a copy just now; the next one to start builds it anew.");
      return undefined;
    },
  },
};
