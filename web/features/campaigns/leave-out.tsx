// Whom a campaign leaves out: saved segments and lists, by name. A rule that came over the API stays as it is.
import { MultiSelect } from "@mantine/core";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { exclusionsMax } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";

type Kind = "segment" | "list";

export function LeaveOut(props: { rules: readonly unknown[]; onChange: (rules: unknown[]) => void }) {
  const catalogue = useApi(attributeEndpoints.catalogue, {}).data;
  const named = props.rules.flatMap((rule) => namedBy(rule) ?? []);
  const others = props.rules.filter((rule) => namedBy(rule) === undefined);
  const options = (kind: Kind, known: readonly { id: string; name: string }[] = []) =>
    known.map(({ id, name }) => ({ value: `${kind} ${id}`, label: name }));
  return (
    <MultiSelect
      label="Leave out"
      description={
        others.length > 0
          ? "Segments and lists whose people do not get it, besides the rules it came with"
          : "Segments and lists whose people do not get it"
      }
      data={[
        { group: "Segments", items: options("segment", catalogue?.segments) },
        { group: "Lists", items: options("list", catalogue?.lists) },
      ]}
      value={catalogue ? named : []}
      disabled={!catalogue}
      onChange={(values) => props.onChange([...others, ...values.map(ruleOf)])}
      maxValues={exclusionsMax - others.length}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage="No segment or list by these letters"
    />
  );
}

function namedBy(rule: unknown): string | undefined {
  const { kind, id } = rule as { kind?: string; id?: string };
  return kind === "segment" || kind === "list" ? `${kind} ${id}` : undefined;
}

function ruleOf(value: string) {
  const [kind, id] = value.split(" ");
  return { kind, id };
}
