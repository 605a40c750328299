// The main job, measured: a second start, the import of a real shop's year, the preview of segments on it, and a campaign
// through the simulated vendor with every receipt applied.

import { withFolder } from "../../test/server-process.ts";
import type { BenchCase } from "../main.ts";
import { measureImport } from "./main-import.ts";
import { measurePreviews } from "./main-preview.ts";
import { measureSend } from "./main-send.ts";
import { measureStarts } from "./main-start.ts";

export const mainCase: BenchCase = {
  summary: "second start, the real import, previews on it, a simulated send of 20,000 messages",
  run: (options) =>
    withFolder(async (dataDir) => {
      const starts = await measureStarts(dataDir);
      const imported = await measureImport(dataDir);
      const previews = imported.length > 0 ? await measurePreviews(dataDir) : [];
      const sent = await measureSend(dataDir, options.messages ?? 20_000);
      return [...starts, ...imported, ...previews, ...sent];
    }),
};
