// What needs a person: campaigns that are stuck or failed for many, imports with rows that were not taken.
import type { Campaign } from "../../../contract/campaigns.ts";
import type { DeadLetterCounts } from "../../../contract/dead-letters.ts";
import type { Home } from "../../../contract/home.ts";
import type { ImportRun } from "../../../contract/imports.ts";

type Attention = Home["attention"][number];

const lately = 7 * 86_400_000;
/** A campaign that failed for more than this share of those it was sent to wants a look. */
const manyFailed = 0.15;

interface Seen {
  campaigns: Campaign[];
  imports: ImportRun[];
  deadLetters: DeadLetterCounts;
}

export function attentionOf({ campaigns, imports, deadLetters }: Seen, now: Date): Attention[] {
  const recent = (at: string | null) => at !== null && now.getTime() - Date.parse(at) < lately;
  return [
    ...(deadLetters.waiting > 0 ? [unapplied(deadLetters)] : []),
    ...campaigns.filter((c) => c.attention).map(stuck),
    ...campaigns.filter((c) => recent(c.launched_at) && failedShare(c) > manyFailed).map(failed),
    ...imports.filter((i) => recent(i.created_at) && (i.failure || i.counts.rows_failed > 0)).map(imported),
  ];
}

function failedShare({ stats }: Campaign): number {
  const ended = stats.delivered + stats.failed;
  return ended >= 20 ? stats.failed / ended : 0;
}

function unapplied({ waiting, last_day, reasons }: DeadLetterCounts): Attention {
  const one = waiting === 1;
  const lately =
    last_day > 0 && last_day < waiting ? `${last_day.toLocaleString("en")} of them in the last day. ` : "";
  return {
    kind: "dead_letters",
    title: one
      ? "An entry that was sent in could not be applied"
      : `${waiting.toLocaleString("en")} entries that were sent in could not be applied`,
    detail: `${one ? "" : lately}${one ? "The" : "The most common"} reason: ${reasons[0]?.reason ?? "none was given"}`,
    path: "/settings/dead-letters",
  };
}

const stuck = (c: Campaign): Attention => ({
  kind: "vendor",
  title: `“${c.name}” waits`,
  detail: c.attention ?? "",
  path: `/campaigns/${c.id}`,
});

const failed = (c: Campaign): Attention => ({
  kind: "failures",
  title: `“${c.name}” failed for ${Math.round(failedShare(c) * 100)} % of its people`,
  detail: `${c.stats.failed.toLocaleString("en")} messages could not be delivered. Look at the causes.`,
  path: `/campaigns/${c.id}`,
});

const imported = (i: ImportRun): Attention => ({
  kind: "import_errors",
  title: i.failure
    ? `The import of ${i.file_name} stopped`
    : `${i.counts.rows_failed.toLocaleString("en")} rows of ${i.file_name} were not imported`,
  detail: i.failure ?? "Download the error file, mend the rows and import it again. The good rows are in.",
  path: `/imports/${i.id}`,
});
