// The command that looks whether what is kept twice agrees, and puts it right where told to.
import type { Diagnosis } from "../modules/doctor/index.ts";
import type { Command } from "./command.ts";

export const doctorCommands: Record<string, Command> = {
  doctor: {
    usage: "[--workspace SLUG] [--mend]",
    summary: "Recount what is kept beside what it was counted from; ends with 1 where they do not agree",
    options: { workspace: { type: "string" }, mend: { type: "boolean" } },
    async run({ services, options }) {
      const found = await services.doctor.examine({
        workspace: options.workspace,
        mend: options.mend !== undefined,
      });
      return { text: report(found), failed: found.some(({ wrong, mended }) => wrong.length > 0 && !mended) };
    },
  },
};

/** Of many that are wrong in the same way, these are enough to see how. */
const shown = 10;

function report(found: readonly Diagnosis[]): string {
  const bySlug = Map.groupBy(found, ({ workspace }) => workspace.slug);
  return [...bySlug].map(([slug, own]) => [slug, ...own.flatMap(lines)].join("\n")).join("\n");
}

function lines({ name, compared, wrong, mended }: Diagnosis): string[] {
  const count = compared.toLocaleString("en");
  if (wrong.length === 0) return [`  agrees     ${name} (${count})`];
  const state = mended ? "mended   " : "DISAGREES";
  const more = wrong.length - shown;
  return [
    `  ${state}  ${name}: ${wrong.length.toLocaleString("en")} of ${count}`,
    ...wrong.slice(0, shown).map(line),
    ...(more > 0 ? [`               and ${more.toLocaleString("en")} more`] : []),
  ];
}

/** Only the figures that differ. */
function line({ id, kept, counted }: Diagnosis["wrong"][number]): string {
  const different = Object.keys({ ...kept, ...counted }).filter(
    (key) => JSON.stringify(kept[key]) !== JSON.stringify(counted[key]),
  );
  const said = different.map(
    (key) => `${key} kept ${kept[key] ?? "nothing"}, counted ${counted[key] ?? "nothing"}`,
  );
  return `               ${id}: ${said.join("; ")}`;
}
